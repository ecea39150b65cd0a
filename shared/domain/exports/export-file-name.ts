import { isoInZone } from '../basics/zoned-time.ts';
import type { ExportFormat } from './export-formats.ts';

/** What of a batch is in a file is named after its reference; a list, after the moment in which it was asked for. */
export type ExportSubject =
  | { readonly of: 'batch' | 'items'; readonly batchReference: string }
  | { readonly of: 'events'; readonly stream: string; readonly at: Date; readonly timeZone: string }
  | { readonly of: 'person'; readonly userId: string; readonly at: Date; readonly timeZone: string }
  | { readonly of: 'batches' | 'runs'; readonly at: Date; readonly timeZone: string };

const momentOf = ({ at, timeZone }: { readonly at: Date; readonly timeZone: string }): string =>
  isoInZone(at, timeZone).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

const wordsOf = (subject: ExportSubject): readonly string[] => {
  switch (subject.of) {
    case 'batch':
    case 'items':
      return [subject.batchReference, subject.of];
    case 'events':
      return [subject.stream, 'events', momentOf(subject)];
    case 'person':
      return ['person', subject.userId, momentOf(subject)];
    case 'batches':
    case 'runs':
      return [subject.of, momentOf(subject)];
  }
};

/** As it lands in somebody's downloads, e.g. AUTO-20261128-020000-items.xlsx; a reference of the old script may hold anything. */
export const exportFileName = (subject: ExportSubject, format: ExportFormat): string => {
  const name = wordsOf(subject)
    .join('-')
    .replaceAll(/[^\w.-]+/g, '_');
  return `${name}.${format}`;
};
