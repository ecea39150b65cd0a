import { chainDigest } from '../../../shared/domain/audit/chain-digest.ts';
import { FAULT_WORDS } from '../../../shared/domain/audit/fault-words.ts';
import type { BrokenLink, NamedHead } from '../../../shared/domain/audit/verify-chain.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { VerifiedTrail } from './verify-trail.ts';

const brokenLine = ({ stream, seq, id, fault }: BrokenLink): string =>
  `  ${stream}, event ${seq}${id === null ? '' : ` (row ${id})`} ${FAULT_WORDS[fault]} (${fault})`;

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

const CUT_OFF =
  'Not proved: that nothing was cut off or rewritten at the end of a stream together with its head';

const comparedLines = (what: string): string[] => [
  `Compared with ${what}.`,
  `${CUT_OFF}, since those were kept.`,
];

/** What this does not prove, said each time. */
const limitLines = ({ keptOutside }: VerifiedTrail, kept: readonly NamedHead[] | undefined): string[] => {
  if (kept) return comparedLines(`${counted(kept.length, 'kept head')} (chain ${chainDigest(kept)})`);
  if (keptOutside === 'unread') {
    return [
      'NOT compared with what is kept in the bucket each minute: it could not be read. See why: the log of the notice function.',
      `${CUT_OFF}.`,
    ];
  }
  if (keptOutside) {
    return comparedLines(
      `the newest heads that are kept in the bucket each minute, of ${counted(keptOutside, 'stream')}`,
    );
  }
  return [
    `${CUT_OFF}. To see that too,`,
    'keep what --json prints where nobody of the database can write, and give it later: --against FILE.',
  ];
};

/** The verdict, for somebody who has to act on it. */
export const trailLines = (trail: VerifiedTrail, kept: readonly NamedHead[] | undefined): string[] => [
  ...(trail.intact ? wholeLines(trail) : brokenLines(trail)),
  ...limitLines(trail, kept),
];
