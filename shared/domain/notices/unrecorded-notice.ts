import { ageWords } from '../basics/age-words.ts';
import { isoInZone } from '../basics/zoned-time.ts';
import { NO_PAYER_WARNING } from '../payments/payment-warnings.ts';
import { type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice } from './notice.ts';
import type { NoticeDay } from './notice-day.ts';

export type UnrecordedPayment = BatchFacts & { readonly begunAt: Date };

/** The bank was asked to pay, and nobody has said what it did; to finance, once a day at most. */
export const unrecordedNotice = (
  batch: UnrecordedPayment,
  somebodyMay: boolean,
  { at, date, timezone }: NoticeDay,
): Notice => {
  const { batchReference, begunAt } = batch;
  return batchNotice(batch, at, {
    type: 'payout_reminder',
    audience: 'finance',
    occasion: `payment-${date}`,
    verb: 'is begun and not recorded',
    lines: [
      `The payment of batch ${batchReference} was begun ${ageWords(begunAt, at)} ago (${isoInZone(begunAt, timezone)}), and nobody has recorded what the bank paid.`,
      '',
      totalLine(batch),
      '',
      'Record what it paid, with what failed; or abort the payment, if it paid nothing. Until then nothing of it is free.',
      ...(somebodyMay ? [] : [NO_PAYER_WARNING]),
    ],
    fields: { begunAt: begunAt.toISOString() },
  });
};
