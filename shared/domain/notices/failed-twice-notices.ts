import { agree } from '../basics/agree.ts';
import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatInr, formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom } from '../basics/money.ts';
import type { FailedTwice } from '../holds/failed-twice.ts';
import { type Notice, noticeOf } from './notice.ts';

const NAMED_MAX = 100;

/** Finance looks at the accounts; admin knows what is not paid any more. */
export const failedTwiceNotices = (
  { batchId, batchReference }: { readonly batchId: string; readonly batchReference: string },
  { count, amount, commissionIds }: FailedTwice,
  at: Date,
): Notice[] =>
  (['admin', 'finance'] as const).map((audience) => {
    const named = commissionIds.slice(0, NAMED_MAX);
    const more = count - named.length;
    const payload = {
      noticeKey: `payout_hold_set/batch-${batchId}/${audience}`,
      type: 'payout_hold_set',
      audience,
      occurredAt: at.toISOString(),
      kind: 'payment',
      batchId,
      batchReference,
      heldCommissions: count,
      heldAmount: decimalFrom(amount),
      commissionIds: named,
    } as const;
    const what = counted(count, 'commission');
    return noticeOf(payload, `Payouts: ${what} failed twice (${formatInr(amount)})`, [
      `With payout batch ${batchReference} the payment of ${what}, ${formatRupees(amount)}, has failed for the second time.`,
      `${agree(count, 'It is', 'They are')} on hold: no run takes ${agree(count, 'it', 'them')} until finance says so.`,
      '',
      `${agree(count, 'commission', 'commissions')} ${named.join(', ')}${more > 0 ? `, and ${formatCount(more)} more` : ''}`,
      '',
      'Find out what is wrong with the account, have it put right, then for each: POST /api/commissions/<id>/retry.',
    ]);
  });
