import { CLI } from '../basics/cli.ts';
import type { LeftOutReason } from './left-out.ts';

/** Why a commission stayed behind, for people, and what can be done about it. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, string>> = {
  paid_item_exists: 'an earlier batch has paid it already; correct its status in the ledger',
  restored_gap:
    'a batch that a restored database had lost was to pay it; finance says what the bank did with that batch',
  in_live_batch: 'another batch that is awaiting approval or payment holds it',
  on_hold: 'it, or its beneficiary, is on hold; the list of holds says why, and who lifts one',
  marker_unexplained: `marked as held by a batch that does not hold it; ${CLI} doctor says how to free it`,
  amount_not_positive: 'the amount is zero or negative; correct it in the ledger',
  beneficiary_missing: 'its beneficiary is not among the users; correct it in the ledger',
  date_missing: 'it has no date, so no window can hold it; correct it in the ledger',
  amount_not_whole_paise: 'the amount has a part of a paisa; correct it in the ledger',
  payment_failed: 'its payment failed twice; finance has it tried again once the account is right',
  before_window: "older than this run's window: stranded",
  after_window: 'later than the window',
  busy: "the company's application held it at that moment; a later run takes what is still approved",
  over_max_items:
    "beyond this run's cap, which lets in what the window holds, oldest first, then what was let go before; left for a later run",
};
