import { agree } from '../basics/agree.ts';
import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import type { LostBatches, RestoreOffer } from './offer.ts';

const named = ({ count, first }: LostBatches): string => {
  const more = count - first.length;
  const names = first.map(
    ({ batchReference, batchId, totalAmount }) =>
      `${batchReference} (batch-${batchId}, ${formatRupees(totalAmount)})`,
  );
  return [...names, ...(more > 0 ? [`and ${formatCount(more)} more`] : [])].join(', ');
};

const missingLines = (missing: LostBatches): string[] =>
  missing.count === 0
    ? []
    : [
        `${counted(missing.count, 'batch is', 'batches are')} gone, ${formatRupees(missing.amount)}, and made again from what was kept of ${agree(missing.count, 'it', 'them')}, as held: ${named(missing)}.`,
      ];

const heldLines = (held: LostBatches): string[] =>
  held.count === 0
    ? []
    : [
        `${counted(held.count, 'batch is', 'batches are')} there, ${formatRupees(held.amount)}, but not as ${agree(held.count, 'it was', 'they were')} last: held, ${agree(held.count, 'it', 'they')} too: ${named(held)}.`,
      ];

const unlistedLines = ({ count, batchIds }: RestoreOffer['unlisted']): string[] =>
  count === 0
    ? []
    : [
        `${counted(count, 'batch is', 'batches are')} gone, and nobody kept what ${agree(count, 'it', 'they')} held, so nothing of ${agree(count, 'it', 'them')} can be held: ${batchIds.map((id) => `batch-${id}`).join(', ')}. ` +
          'Find out by the mails, and from the bank, whether it was paid, before you confirm this: what it held is free for the next run.',
      ];

const sayAgainLines = (streams: RestoreOffer['sayAgain']): string[] =>
  streams.length === 0
    ? []
    : [
        `Not on record any more, and to be said again: ${streams.map(({ stream, events }) => `${stream} (${counted(events, 'event')})`).join(', ')}.`,
      ];

/** What confirming a restore makes of things, for people. */
export const restoreLines = ({ lostEvents, missing, held, unlisted, sayAgain }: RestoreOffer): string[] => [
  `The database was restored from a backup, and lacks ${counted(lostEvents, 'event')} that ${agree(lostEvents, 'was', 'were')} recorded since.`,
  ...missingLines(missing),
  ...heldLines(held),
  ...unlistedLines(unlisted),
  ...sayAgainLines(sayAgain),
  'Nobody is paid by this: finance says of each held batch what the bank did. Once it counts, runs and payments go on.',
];
