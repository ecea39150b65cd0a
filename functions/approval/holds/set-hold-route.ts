import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { type HeldNames, type HoldSubject, subjectText } from '../../../shared/domain/holds/hold.ts';
import { type OpenItems, openItemLines } from '../../../shared/domain/holds/open-items.ts';
import { holdSetNotices } from '../../../shared/domain/notices/hold-notices.ts';
import { HoldInput, HoldSet } from '../../../shared/events/holds.ts';
import { readSubject } from '../../../shared/sql/holds/held-subject.ts';
import { insertHold, type NamedHold, readOpenHold } from '../../../shared/sql/holds/hold-rows.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { type Changing, changeHold, type HoldChange } from './change-hold.ts';
import { describeHold } from './describe-hold.ts';
import { holdDetail } from './hold-detail.ts';
import { openItemsOf } from './open-items-of.ts';
import { untilOf } from './until-of.ts';

const subjectOf = ({ userId = '', commissionId = '', kind }: HoldInput): HoldSubject =>
  kind === 'person' ? { kind, userId } : { kind, commissionId };

const answerOf = (
  outcome: HoldSet['outcome'],
  hold: NamedHold,
  { count, amount, items }: OpenItems,
  at: Date,
): HoldSet => ({
  outcome,
  hold: describeHold(hold, at),
  openItems: {
    count,
    amount: decimalFrom(amount),
    items: items.map((item) => ({ ...item, amount: decimalFrom(item.amount) })),
    advice: openItemLines({ count, amount, items }),
  },
});

/** What is to be held, unless there is nothing. */
const namesOf = async (transaction: Transaction, subject: HoldSubject): Promise<HeldNames> => {
  const [found] = await transaction.read(readSubject(subject));
  if (!found) throw new ApiProblem('not-found', `There is no ${subjectText(subject)}.`);
  if (found.paid) {
    throw new ApiProblem('invalid-input', `${subjectText(subject)} is paid: there is nothing left to hold.`);
  }
  return found.names;
};

/** Under the lock of the runs: what is open now stays named, and no run takes more of it. */
const set = async (
  transaction: Transaction,
  { actor, at }: Changing,
  input: HoldInput,
): Promise<HoldChange<HoldSet>> => {
  const subject = subjectOf(input);
  const names = await namesOf(transaction, subject);
  const [held] = await transaction.read(readOpenHold(subject));
  const openItems = await openItemsOf(transaction, subject);
  if (held) return { body: answerOf('already_recorded', held, openItems, at) };
  const asked = { subject, reason: input.reason, heldBy: actor, heldAt: at, until: untilOf(input, at) };
  const { generatedId = '' } = await transaction.write(insertHold(asked));
  const hold = { ...asked, ...names, holdId: generatedId, lifted: null };
  return {
    body: answerOf('held', hold, openItems, at),
    told: {
      action: 'hold_set',
      detail: { ...holdDetail(hold), openItems: openItems.count, openAmount: decimalFrom(openItems.amount) },
      note: { field: 'reason', text: asked.reason },
      notices: holdSetNotices(hold, openItems, at),
    },
  };
};

export const setHoldRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/holds',
  operationId: 'setHold',
  summary: 'Keep a commission, or all that a person is owed, out of every run',
  role: 'operator',
  params: Nothing,
  query: Nothing,
  body: HoldInput,
  answers: {
    200: { description: 'The hold, and what open batches hold of it all the same', schema: HoldSet },
  },
  problems: ['not-found', 'run-in-progress', 'idempotency-mismatch'],
  handle: (deps, call) =>
    changeHold(deps, call, { role: 'operator', answer: HoldSet }, (transaction, changing) =>
      set(transaction, changing, call.body),
    ),
});
