import type { ExportSubject } from '../../../shared/domain/exports/export-file-name.ts';
import type { FileContent } from '../files/file-content.ts';

/** What somebody asked for, ready to be written. */
export type Exported = {
  readonly subject: ExportSubject;
  readonly content: FileContent;
  /** Rows that will be read; null where nobody knows before. */
  readonly rowsTotal: number | null;
  /** Asked once all is written: whether it is still what was read at the beginning. */
  readonly isStill: () => Promise<boolean>;
};
