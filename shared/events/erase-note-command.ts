import * as z from 'zod';
import { AuditStream } from './audit-stream.ts';

const seqError = 'expected the number of an event of that stream, from 1 on';

/** What audit.erase-note takes: beside which event the note lies. */
export const EraseNote = z.strictObject({
  stream: AuditStream,
  seq: z.int({ error: seqError }).positive({ error: seqError }).max(4_294_967_295, { error: seqError }),
});
export type EraseNote = z.infer<typeof EraseNote>;

export const NoteErased = z.object({
  outcome: z.enum(['erased', 'already_erased']),
  stream: z.string(),
  seq: z.int(),
  erasedAt: z.iso.datetime(),
});
export type NoteErased = z.infer<typeof NoteErased>;
