import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { ExportFormat } from '../../../../shared/domain/exports/export-formats.ts';
import type { ExportBody } from '../../../../shared/events/exports.ts';
import { FORMAT_NAMES } from './asked-export.ts';
import classes from './take-away.module.css';

const sofar = (rows: ExportBody['rows'] | undefined): string => {
  if (!rows || rows.done === 0) return '';
  const of = rows.of === null ? '' : ` of ${formatCount(rows.of)}`;
  return `, ${formatCount(rows.done)}${of} rows so far`;
};

type FileProgressProps = {
  readonly format: ExportFormat;
  readonly rows: ExportBody['rows'] | undefined;
  /** Why there is no answer yet. */
  readonly unheard: string | undefined;
};

/** It is written in the background: whoever leaves the page only has to ask again. */
export const FileProgress = ({ format, rows, unheard }: FileProgressProps) => (
  <p className={classes.line}>
    {unheard
      ? `${unheard} The ${FORMAT_NAMES[format]} file is asked for again.`
      : `The ${FORMAT_NAMES[format]} file is being written${sofar(rows)}.`}
  </p>
);
