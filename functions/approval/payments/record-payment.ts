import type { Transaction } from '../../../shared/aws/transaction.ts';
import { settlesInline } from '../../../shared/domain/batches/settles-inline.ts';
import type { Frozen } from '../../../shared/domain/payments/payment.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import type { Acted } from '../actions/acted.ts';
import type { Content } from '../actions/content-of.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusedDuty } from '../actions/refused-duty.ts';
import { answerUnbegun } from './answer-unbegun.ts';
import { decideRecord, type RecordKnown } from './decide-record.ts';
import { markAllFailed } from './mark-all-failed.ts';
import { refuseMovedOn } from './payability.ts';
import { refuseReference } from './refuse-reference.ts';
import { withTaken } from './with-taken.ts';
import { recordAtOnce, recordInSteps } from './write-record.ts';

/** What the payment is for: what begin fixed, or, where nobody began one, all that the batch holds. */
const frozenOf = ({ batch, seal, payment }: Held, { totals }: Content): Frozen =>
  payment?.frozen ?? {
    count: totals.count,
    amount: totals.amount,
    root: totals.root ?? '',
    itemCount: seal?.itemCount ?? batch.totalRecords,
  };

/** Records what the bank did. After a begin nothing is asked but who says so; without one, all that begin asks. */
export const recordPayment = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  known: RecordKnown,
): Promise<Acted> => {
  await refuseMovedOn(transaction, known, held);
  const { decision, content, itemNos } = await decideRecord(transaction, input, held, known);
  if (decision.kind === 'already_recorded') return { kind: 'unchanged' };
  if (decision.kind === 'refused') {
    const { because } = decision;
    return because === 'drifted' ? { kind: 'refused', because, itemNos } : refusedDuty(because, 'disburse');
  }
  const frozen = frozenOf(held, content);
  await markAllFailed(transaction, input, held);
  const taken = await answerUnbegun(transaction, input, held, known);
  const sameReference = await refuseReference(transaction, input, held, frozen);
  const recording = { frozen, unbegun: held.payment === null, taken };
  const acted = settlesInline(frozen.itemCount)
    ? await recordAtOnce(transaction, input, held, recording, known)
    : await recordInSteps(transaction, input, held, recording);
  return withTaken(acted, taken, sameReference, held);
};
