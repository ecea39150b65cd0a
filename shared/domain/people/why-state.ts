import { LEFT_OUT_WORDS } from '../runs/left-out-words.ts';
import type { CommissionState, WaitingReason } from './commission-state.ts';

const WAITING_WORDS: Readonly<Record<WaitingReason, string>> = {
  ...LEFT_OUT_WORDS,
  eligible: 'the next run takes it',
  due: 'a batch let it go: the next run takes it, whatever its age',
  before_window: 'older than the window: no run of the schedule takes it',
  in_live_batch: 'its batch was cancelled, and frees it in the background',
};

const STATE_WORDS: Readonly<Partial<Record<CommissionState, string>>> = {
  'not approved': 'nobody has approved it in the ledger yet',
  failed: 'the bank did not pay it; it is free again once the payment is recorded',
  'left out': 'the payment that was begun is not for it; it is free again once that is recorded',
  'being freed': 'its batch was cancelled, and frees it in the background',
  'paid otherwise': 'by no batch: the ledger says that it is paid',
  'no longer theirs': 'the ledger owes it to somebody else now',
};

type Standing = {
  readonly state: CommissionState;
  /** Only of what is approved and in no batch. */
  readonly reason: WaitingReason | null;
  /** Whom its item is for, where that is somebody else than was asked for. */
  readonly forUserId: string | null;
};

/** Why it stands where it stands, in a sentence; null where the state says it all. */
export const whyState = ({ state, reason, forUserId }: Standing): string | null => {
  if (reason !== null) return WAITING_WORDS[reason];
  if (forUserId !== null && state !== 'no longer theirs') {
    return `its batch has it for user ${forUserId}, as the ledger said when the batch was made`;
  }
  return STATE_WORDS[state] ?? null;
};
