import type { Deps } from '../../../shared/runtime/deps.ts';

/** What each kind of export is read with. */
export type ExportCall = {
  readonly database: Deps['database'];
  /** The business time zone. */
  readonly timeZone: string;
  readonly at: Date;
  /** To be told of each page that was read, and waited for: says how far it is. */
  readonly tell: (rows: number) => Promise<void>;
};
