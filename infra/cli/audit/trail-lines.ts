import { chainDigest } from '../../../shared/domain/audit/chain-digest.ts';
import type { BrokenLink, ChainFault, NamedHead } from '../../../shared/domain/audit/verify-chain.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { VerifiedTrail } from './verify-trail.ts';

const WHAT: Readonly<Record<ChainFault, string>> = {
  missing: 'is missing; the row named is the next one there',
  unlinked: 'does not follow the event before it: one of the two was replaced, moved or put in',
  altered: 'was changed after it was recorded: its hash does not fit its content',
  subject_differs: 'it stands under the key of another sign-in than it names',
  no_head: 'has no head in mlm_payout_streams, which every stream has',
  beyond_head: 'is later than the head of its stream: put in from outside, or the head was set back',
  head_differs: 'is not the one that the head of its stream names: rewritten, or the head was',
  not_as_kept: 'is not the one of the kept head: it was rewritten since, and its head with it',
  cut_off: 'is missing, and all that followed it: the head of its stream names a later event',
  kept_missing: 'is missing: it was there when the heads were kept, and was cut off with its head',
};

const brokenLine = ({ stream, seq, id, fault }: BrokenLink): string =>
  `  ${stream}, event ${seq}${id === null ? '' : ` (row ${id})`} ${WHAT[fault]} (${fault})`;

const WHAT_TO_DO = [
  'What to do: change nothing in the database; take a snapshot of the cluster now. Compare the rows named with a',
  'snapshot from before, and find out who signed in besides the functions: none of them may change or delete an event.',
];

const brokenLines = ({ broken, brokenStreams, streams, events }: VerifiedTrail): string[] => [
  `Audit trail BROKEN: ${counted(brokenStreams, 'stream')} of ${counted(streams, 'stream')} (${counted(events, 'event')}). The first broken link of each:`,
  ...broken.map(brokenLine),
  ...(brokenStreams > broken.length
    ? [`  and ${counted(brokenStreams - broken.length, 'more stream')}`]
    : []),
  ...WHAT_TO_DO,
];

const wholeLines = ({ streams, events, chain }: VerifiedTrail): string[] => [
  `Audit trail intact: ${counted(streams, 'stream')}, ${counted(events, 'event')}; every event follows from the one before, up to its head.`,
  ...(chain === null ? [] : [`Chain ${chain} (SHA-256 over the heads of all streams)`]),
];

/** What this does not prove, said each time. */
const limitLines = (kept: readonly NamedHead[] | undefined): string[] =>
  kept
    ? [
        `Compared with ${counted(kept.length, 'kept head')} (chain ${chainDigest(kept)}).`,
        'Not proved: that nothing was cut off or rewritten, together with its head, after those heads were kept.',
      ]
    : [
        'Not proved: that nothing was cut off or rewritten at the end of a stream together with its head. To see that too,',
        'keep what --json prints where nobody of the database can write, and give it later: --against FILE.',
      ];

/** The verdict, for somebody who has to act on it. */
export const trailLines = (trail: VerifiedTrail, kept: readonly NamedHead[] | undefined): string[] => [
  ...(trail.intact ? wholeLines(trail) : brokenLines(trail)),
  ...limitLines(kept),
];
