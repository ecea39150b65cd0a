import * as z from 'zod';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decideLift } from '../../../shared/domain/holds/decide-lift.ts';
import type { Hold } from '../../../shared/domain/holds/hold.ts';
import { Id } from '../../../shared/events/api-values.ts';
import { HoldLifted, LiftInput } from '../../../shared/events/holds.ts';
import { readHold } from '../../../shared/sql/holds/hold-rows.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { type Changing, changeHold, type HoldChange } from './change-hold.ts';
import { describeHold } from './describe-hold.ts';
import { lift } from './lift.ts';

const refusalOf = ({ holdId, subject }: Hold, because: 'own' | 'of_finance'): ApiProblem =>
  because === 'own'
    ? new ApiProblem('not-entitled', `You set hold ${holdId} yourself: another operator must lift it.`)
    : new ApiProblem(
        'not-entitled',
        `Hold ${holdId} stands because payments failed: finance lifts it, by POST /api/commissions/${subject.kind === 'person' ? '' : subject.commissionId}/retry.`,
      );

const liftIfAllowed = async (
  transaction: Transaction,
  changing: Changing,
  holdId: string,
  input: LiftInput,
): Promise<HoldChange<HoldLifted>> => {
  const [hold] = await transaction.read(readHold(holdId));
  if (!hold) throw new ApiProblem('not-found', `There is no hold ${holdId}.`);
  const decision = decideLift(changing.actor, hold);
  if (decision.kind === 'refused') throw refusalOf(hold, decision.because);
  if (decision.kind === 'lifted') return lift(transaction, changing, hold, input);
  return { body: { outcome: decision.kind, hold: describeHold(hold, changing.at) } };
};

export const liftHoldRoute = defineRoute({
  method: 'DELETE',
  path: '/admin/payouts/api/holds/{holdId}',
  operationId: 'liftHold',
  summary: 'Lift a hold that somebody else has set',
  role: 'operator',
  params: z.strictObject({ holdId: Id }),
  query: Nothing,
  body: LiftInput,
  answers: { 200: { description: 'The hold, lifted now or before', schema: HoldLifted } },
  problems: ['not-found', 'run-in-progress'],
  handle: (deps, call) =>
    changeHold(deps, call, { role: 'operator', answer: HoldLifted }, (transaction, changing) =>
      liftIfAllowed(transaction, changing, call.params.holdId, call.body),
    ),
});
