import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { PersonBody } from '../../../shared/events/person-body.ts';
import { readHoldsOn } from '../../../shared/sql/holds/hold-rows.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import { readCommissionsOfPerson } from '../../../shared/sql/people/commissions-of-person.ts';
import { type LastReturn, readLastReturn } from '../../../shared/sql/people/last-return.ts';
import {
  type LastPayment,
  readBatched,
  readLastPayment,
  readOpenBatchesOf,
  readOwed,
} from '../../../shared/sql/people/sums-of-person.ts';
import { describeHold } from '../holds/describe-hold.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { describeNext } from '../inbox/describe-next.ts';
import { describeCommissions } from './describe-commissions.ts';
import { describeSums, describeWaiting, sumOf } from './describe-sums.ts';
import { findPerson } from './find-person.ts';
import { PersonParams } from './person-params.ts';
import { readUsualRun } from './read-usual-window.ts';

const WAITING_SHOWN = 50;
const BATCHES_SHOWN = 20;
const HOLDS_SHOWN = 100;

const batchOf = ({
  batchId,
  batchReference,
}: {
  readonly batchId: string;
  readonly batchReference: string;
}) => ({
  batchId,
  batchReference,
});

const describePayment = (payment: LastPayment): PersonBody['lastPayment'] => ({
  ...sumOf(payment),
  batch: batchOf(payment),
  at: payment.at?.toISOString() ?? null,
  reference: payment.reference,
});

const describeReturn = (returned: LastReturn): PersonBody['lastReturn'] => ({
  commissionId: returned.commissionId,
  batch: batchOf(returned),
  itemNo: returned.itemNo,
  amount: decimalFrom(returned.amount),
  notes: returned.notes,
  at: returned.at?.toISOString() ?? null,
});

/** What batches had and have for them, and what is held; as many calls however much it is. */
const readBatches = async ({ database }: ApiDeps, userId: string) => {
  const [batched, open, [payment], [returned], holds] = await Promise.all([
    database.read(readBatched(userId)),
    database.read(readOpenBatchesOf(userId, BATCHES_SHOWN)),
    database.read(readLastPayment(userId)),
    database.read(readLastReturn(userId)),
    database.read(readHoldsOn(userId, HOLDS_SHOWN)),
  ]);
  return { batched, open, payment, returned, holds };
};

const describePerson = async (deps: ApiDeps, userId: string): Promise<PersonBody> => {
  const at = deps.now();
  const [{ isUser, name }, { window, schedule }] = await Promise.all([
    findPerson(deps, userId),
    readUsualRun(deps, at),
  ]);
  const waiting = { userId, state: null, commission: null, waiting: true };
  const [owed, rows, { batched, open, payment, returned, holds }] = await Promise.all([
    deps.database.read(readOwed(userId, window)),
    deps.database.read(readCommissionsOfPerson(waiting, window, NEWEST_ID, WAITING_SHOWN)),
    readBatches(deps, userId),
  ]);
  return {
    userId,
    name,
    deleted: !isUser,
    sums: describeSums(owed, batched),
    waitingBy: describeWaiting(owed),
    waiting: await describeCommissions(deps, userId, rows),
    openBatches: open.map(({ state, ...batch }) => ({ ...sumOf(batch), ...batchOf(batch), state })),
    holds: holds.map((hold) => describeHold(hold, at)),
    lastPayment: payment ? describePayment(payment) : null,
    lastReturn: returned ? describeReturn(returned) : null,
    nextRun: describeNext(schedule),
  };
};

export const showPersonRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/people/{userId}',
  operationId: 'showPerson',
  summary: "Where somebody's money is: what was paid, what waits and why, what failed or came back",
  role: 'viewer',
  params: PersonParams,
  query: Nothing,
  answers: { 200: { description: 'The person', schema: PersonBody } },
  problems: ['not-found'],
  handle: async (deps, { params: { userId } }) => ({ status: 200, body: await describePerson(deps, userId) }),
});
