import type { ChainFault } from './verify-chain.ts';

/** What is wrong with a broken link, for whoever has to find out how it came to that; it goes on from "event 7". */
export const FAULT_WORDS: Readonly<Record<ChainFault, string>> = {
  missing: 'is missing; the row named is the next one there',
  unlinked: 'does not follow the event before it: one of the two was replaced, moved or put in',
  altered: 'was changed after it was recorded: its hash does not fit its content',
  subject_differs: 'it stands under the key of another sign-in than it names',
  note_differs: 'a note beside it is not the one it was recorded with, or was taken away instead of erased',
  no_head: 'has no head in mlm_payout_streams, which every stream has',
  beyond_head: 'is later than the head of its stream: put in from outside, or the head was set back',
  head_differs: 'is not the one that the head of its stream names: rewritten, or the head was',
  not_as_kept: 'is not the one of the kept head: it was rewritten since, and its head with it',
  cut_off: 'is missing, and all that followed it: the head of its stream names a later event',
  kept_missing: 'is missing: it was there when the heads were kept, and was cut off with its head',
};
