import * as z from 'zod';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { Id } from '../../../shared/events/api-values.ts';
import { HoldLifted, LiftInput } from '../../../shared/events/holds.ts';
import { readPaymentHold } from '../../../shared/sql/holds/hold-rows.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { type Changing, changeHold, type HoldChange } from './change-hold.ts';
import { describeHold } from './describe-hold.ts';
import { lift } from './lift.ts';

const retry = async (
  transaction: Transaction,
  changing: Changing,
  commissionId: string,
  input: LiftInput,
): Promise<HoldChange<HoldLifted>> => {
  const [hold] = await transaction.read(readPaymentHold(commissionId));
  if (!hold) {
    throw new ApiProblem(
      'not-found',
      `Commission ${commissionId} is not held because payments failed, and never was: there is nothing to try again. What failed once is free for the next run.`,
    );
  }
  if (!hold.lifted) return lift(transaction, changing, hold, input);
  return { body: { outcome: 'already_recorded', hold: describeHold(hold, changing.at) } };
};

export const retryCommissionRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/commissions/{commissionId}/retry',
  operationId: 'retryCommission',
  summary: 'Have a commission paid again whose payment failed twice',
  role: 'finance',
  params: z.strictObject({ commissionId: Id }),
  query: Nothing,
  body: LiftInput,
  answers: { 200: { description: 'Its hold, lifted now or before', schema: HoldLifted } },
  problems: ['not-found', 'run-in-progress', 'idempotency-mismatch'],
  handle: (deps, call) =>
    changeHold(deps, call, { role: 'finance', answer: HoldLifted }, (transaction, changing) =>
      retry(transaction, changing, call.params.commissionId, call.body),
    ),
});
