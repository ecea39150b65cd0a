import type { ColumnKind } from './file-content.ts';

/** A wall clock without its zone is read as the reader's own, so the zone stands where the times do. */
export const titleWithZone = (title: string, kind: ColumnKind, timeZone: string): string =>
  kind === 'instant' ? `${title} (${timeZone})` : title;
