import type { Transaction } from '../../../shared/aws/transaction.ts';
import { factBy } from '../../../shared/domain/audit/audit-author.ts';
import { erasedWords, type NoteCopies, noteCopies } from '../../../shared/domain/audit/note-copies.ts';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import type { NoteErased } from '../../../shared/events/erase-note-command.ts';
import type { OpsCommandOf } from '../../../shared/events/ops-command.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import {
  type Erasing,
  eraseBatchNote,
  eraseHoldReason,
  eraseLiftedReason,
  eraseNote as eraseNoteRow,
  eraseVoteNote,
  type LockedNote,
  lockNote,
  readEventAt,
} from '../../../shared/sql/audit/erase-note.ts';
import { lockBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { opsAuthor } from '../call/ops-author.ts';
import type { OpsDeps } from '../call/ops-deps.ts';

type Command = OpsCommandOf<'audit.erase-note'>;

const copiesOf = async ({ database }: OpsDeps, { args }: Command): Promise<NoteCopies | undefined> => {
  const [event] = await database.read(readEventAt(args));
  if (event) return noteCopies({ ...args, ...event });
  throw new InvalidInput(
    `seq is ${args.seq}: expected an event of ${args.stream}; the stream has none of this number`,
  );
};

/** In the order in which the API locks them: a batch before what belongs to it. */
const lock = async (
  transaction: Transaction,
  { args }: Command,
  copies: NoteCopies | undefined,
): Promise<LockedNote> => {
  if (copies?.kind === 'batch') await transaction.read(lockBatch(copies.batchId));
  const [note] = await transaction.read(lockNote(args));
  if (note) return note;
  throw new InvalidInput(
    `seq is ${args.seq}: no note lies beside event ${args.seq} of ${args.stream}: nobody wrote one, or the event is older than notes, ` +
      'so that its words are part of the chain and cannot be taken out of it',
  );
};

const eraseCopies = async (
  transaction: Transaction,
  copies: NoteCopies | undefined,
  erasing: Erasing,
): Promise<void> => {
  if (!copies) return;
  if (copies.kind === 'hold') {
    const erase = copies.column === 'reason' ? eraseHoldReason : eraseLiftedReason;
    await transaction.write(erase(copies.holdId, erasing.erased));
    return;
  }
  const { batchId, userId } = copies;
  await transaction.write(eraseBatchNote(batchId, erasing));
  if (userId !== null) await transaction.write(eraseVoteNote({ batchId, userId }, erasing));
};

const apply = async (
  deps: OpsDeps,
  transaction: Transaction,
  command: Command,
  { field, text, erasedAt }: LockedNote,
  copies: NoteCopies | undefined,
): Promise<Done<NoteErased>> => {
  const { stream, seq } = command.args;
  if (erasedAt) {
    const answer = { outcome: 'already_erased', stream, seq, erasedAt: erasedAt.toISOString() } as const;
    return { answer, event: undefined };
  }
  const at = deps.now();
  await transaction.write(eraseNoteRow(command.args, at));
  await eraseCopies(transaction, copies, { text: text ?? '', erased: erasedWords(at) });
  const change = { stream, action: 'note_erased', detail: { seq, field }, occurredAt: at };
  const event = await appendEvent(transaction, factBy(opsAuthor(deps, command), change));
  return { answer: { outcome: 'erased', stream, seq, erasedAt: at.toISOString() }, event };
};

/** Takes away what somebody wrote, on a person's demand. Its hash stays in the chain, which is whole without the words. */
export const eraseNote = async (deps: OpsDeps, command: Command): Promise<NoteErased> => {
  const copies = await copiesOf(deps, command);
  return changeOnce(
    deps,
    (transaction) => lock(transaction, command, copies),
    (transaction, note) => apply(deps, transaction, command, note, copies),
  );
};
