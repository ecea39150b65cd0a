import { decimalFrom, paiseFrom } from '../basics/money.ts';
import type { LostBatches, RestoreOffer } from '../offers/offer.ts';
import type { LostList } from './lost-list.ts';
import type { SortedLost } from './sort-lost.ts';

/** What an event and a notice have room for. */
const NAMED_MAX = 50;

type Named = LostBatches['first'][number];

const batchesOf = (batches: readonly Named[]): LostBatches => ({
  count: batches.length,
  amount: decimalFrom(batches.reduce((sum, { totalAmount }) => sum + paiseFrom(totalAmount), 0n)),
  first: batches
    .slice(0, NAMED_MAX)
    .map(({ batchId, batchReference, totalAmount }) => ({ batchId, batchReference, totalAmount })),
});

/** What admins are asked to confirm of what is lost. */
export const restoreOffer = (
  { events, missing, held, unlisted }: LostList,
  { others }: Pick<SortedLost, 'others'>,
  digest: string,
): RestoreOffer => ({
  kind: 'restore',
  lost: digest,
  lostEvents: events.length,
  missing: batchesOf(missing),
  held: batchesOf(held),
  unlisted: { count: unlisted.length, batchIds: unlisted.slice(0, NAMED_MAX) },
  sayAgain: others.slice(0, NAMED_MAX).map(({ stream, events: count }) => ({ stream, events: count })),
});
