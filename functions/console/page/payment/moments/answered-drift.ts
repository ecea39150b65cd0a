import type * as z from 'zod';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import type { RecordInput } from '../../../../../shared/events/payment-actions.ts';
import { tallyOf } from '../items/tally-of.ts';
import { againstCount } from './begin-of.ts';
import { type DriftAnswer, isListed, standingAnswer } from './drift-answer.ts';

type Asked = z.input<typeof RecordInput>;

type Body = {
  readonly failed: NonNullable<Asked['failed']>;
  readonly paidAsApproved: number[];
  readonly drifted?: Asked['drifted'];
};

export type AnsweredDrift = {
  /** Items that are said to have failed by this answer, beside those that are named one by one. */
  readonly failed: Tally;
  /** Whether the amount of all of them is known. */
  readonly exact: boolean;
  readonly body: Body;
};

/** The API puts before it that finance said so, of an item that had drifted or was on hold. */
const NOT_PAID = 'the bank did not pay it';

type DriftFacts = {
  readonly drift: BatchBody['drift'] | null;
  readonly amounts: ReadonlyMap<number, string>;
  /** Numbers of items that are named as failed one by one: of them, that is the word. */
  readonly named: ReadonlySet<number>;
};

type Listed = BatchBody['drift']['items'];

/**
 * By number where all of it is listed, so that what drifts at the last moment is refused and seen, not answered for unseen;
 * else in one word for all.
 */
const bodyOf = (drift: BatchBody['drift'], paid: Listed, failed: Listed, isAllPaid: boolean): Body => {
  const paidAsApproved = paid.map(({ itemNo }) => itemNo);
  if (isListed(drift))
    return { failed: failed.map(({ itemNo }) => ({ itemNo, reason: NOT_PAID })), paidAsApproved };
  return isAllPaid
    ? { failed: [], paidAsApproved: [], drifted: 'paid' }
    : { failed: [], paidAsApproved, drifted: 'failed' };
};

/** What the answer for the drifted items says of each of them. */
export const answeredDrift = ({ drift, amounts, named }: DriftFacts, answer: DriftAnswer): AnsweredDrift => {
  const standing = drift && standingAnswer(drift, answer);
  if (!drift || !standing)
    return { failed: { count: 0, amount: 0n }, exact: true, body: { failed: [], paidAsApproved: [] } };
  const listed = drift.items.filter(({ itemNo }) => !named.has(itemNo));
  const isPaid = (itemNo: number): boolean =>
    standing === 'paid' || (standing === 'some' && answer.paidAsApproved.includes(itemNo));
  const paid = listed.filter(({ itemNo }) => isPaid(itemNo));
  const failed = listed.filter(({ itemNo }) => !isPaid(itemNo));
  const known = failed.flatMap(({ itemNo }) => amounts.get(itemNo) ?? []);
  const unlisted = standing === 'paid' ? 0 : againstCount(drift) - drift.items.length;
  return {
    failed: {
      count: failed.length + unlisted,
      amount: tallyOf(known.map((amount) => ({ amount }))).amount,
    },
    exact: known.length === failed.length && unlisted === 0,
    body: bodyOf(drift, paid, failed, standing === 'paid'),
  };
};
