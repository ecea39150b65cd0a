import { erasedWords } from '../../../shared/domain/audit/note-copies.ts';
import { type EventLink, readLinksBefore } from '../../../shared/sql/audit/events.ts';
import type { Row, Table } from '../files/file-content.ts';
import type { ExportCall } from './export-call.ts';
import type { Exported } from './exported.ts';
import { listExport } from './list-export.ts';

const AFTER_THE_LAST = 4_294_967_296;

const COLUMNS = [
  { title: 'Number', kind: 'count', width: 8 },
  { title: 'At', kind: 'instant', width: 20 },
  { title: 'Actor', kind: 'text', width: 20 },
  { title: 'Action', kind: 'text', width: 24 },
  { title: 'Detail', kind: 'text', width: 60 },
  { title: 'Note', kind: 'text', width: 40 },
  { title: 'Note Salt', kind: 'text', width: 34 },
  { title: 'Previous Hash', kind: 'text', width: 64 },
  { title: 'Hash', kind: 'text', width: 64 },
] as const satisfies Table['columns'];

const wordsOf = (note: EventLink['note']): string =>
  note?.erasedAt ? erasedWords(note.erasedAt) : (note?.text ?? '');

const rowOf = ({ seq, occurredAt, actor, action, detail, note, prevHash, hash }: EventLink): Row => [
  seq,
  occurredAt,
  actor,
  action,
  detail,
  wordsOf(note),
  note?.salt ?? '',
  prevHash,
  hash,
];

/** One stream of the audit trail, newest first, with what its chain is checked by. */
export const exportEvents = (call: ExportCall, stream: string): Exported =>
  listExport(
    call,
    { of: 'events', stream, ...call },
    {
      title: `Audit trail: ${stream}`,
      columns: COLUMNS,
      summed: [],
      list: {
        from: AFTER_THE_LAST,
        read: (before, limit) => readLinksBefore(stream, before, limit),
        placeOf: ({ seq }: EventLink) => seq,
      },
      rowOf,
    },
  );
