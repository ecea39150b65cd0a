import type { Transaction } from '../../../shared/aws/transaction.ts';
import { factBy } from '../../../shared/domain/audit/audit-author.ts';
import type { AuditEvent } from '../../../shared/domain/audit/audit-event.ts';
import { batchStream } from '../../../shared/domain/audit/streams.ts';
import type { ActionAnswer } from '../../../shared/events/batch-actions.ts';
import { appendBehind } from '../../../shared/procedures/audit/append-event.ts';
import type { Done } from '../../../shared/procedures/change-once.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { describeBatch } from '../batches/describe-batch.ts';
import type { ShownStanding } from '../batches/read-batch-standing.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { callerAuthor } from '../http/caller-author.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import type { Acted, Told } from './acted.ts';
import type { Held } from './lock-batch-for.ts';
import { recordAnswer } from './recorded-answer.ts';
import { refusalText } from './refusal-text.ts';

const record = (
  transaction: Transaction,
  held: Held,
  { action, detail, note }: Told,
): Promise<AuditEvent> => {
  const stream = batchStream(held.batch.batchId);
  const fact = factBy(callerAuthor(held), { stream, action, detail, note, occurredAt: held.at });
  return appendBehind(transaction, held.head, fact);
};

/** A refusal is an answer too: it changes nothing, but may leave an event, so it must not undo the transaction. */
export type Concluded = ApiAnswer<ActionAnswer> | ApiProblem;

const refuse = async (
  transaction: Transaction,
  held: Held,
  { because, itemNos, event }: Extract<Acted, { kind: 'refused' }>,
): Promise<Done<Concluded>> => ({
  answer: new ApiProblem(because, refusalText(because, held), itemNos),
  event: event && (await record(transaction, held, event)),
});

type DoneAct = Extract<Acted, { kind: 'done' }>;

/** The batch as it stands for the caller once that is done. */
const bodyOf = (held: Held, standing: ShownStanding, done: DoneAct): ActionAnswer => {
  const { outcome, warnings = [], batch, votes, at = held.at, payment = held.payment } = done;
  const { seal = held.seal && { ...held.seal, status: batch.status } } = done;
  return {
    outcome,
    warnings: [...warnings],
    batch: describeBatch({ batch, seal, payment }, votes, standing, held.caller, at),
  };
};

const unchangedBody = (held: Held, standing: ShownStanding): ActionAnswer => ({
  outcome: 'already_recorded',
  warnings: [],
  batch: describeBatch(held, held.votes, standing, held.caller, held.at),
});

const recordAll = async (transaction: Transaction, held: Held, done: DoneAct): Promise<AuditEvent> => {
  const at = done.at ?? held.at;
  const event = await record(transaction, { ...held, at }, done.event);
  const last = done.next ? await record(transaction, { ...held, head: event, at }, done.next) : event;
  if (done.notices.length > 0) await transaction.write(insertNotices(done.notices, at));
  return last;
};

/** What follows from an action, in its transaction: the events, the notices, and the answer under the request's key. */
export const conclude = async (
  transaction: Transaction,
  call: Pick<Call, 'idempotency' | 'caller'>,
  held: Held,
  standing: ShownStanding,
  acted: Acted,
): Promise<Done<Concluded>> => {
  if (acted.kind === 'refused') return refuse(transaction, held, acted);
  const done = acted.kind === 'done' ? acted : undefined;
  const body = done ? bodyOf(held, standing, done) : unchangedBody(held, standing);
  const answer = { status: body.batch.settling ? 202 : 200, body };
  const event = done && (await recordAll(transaction, held, done));
  await recordAnswer(transaction, call, answer, done?.at ?? held.at);
  return { answer, event };
};
