import type { PersonBody } from '../../../../shared/events/person-body.ts';

type Reason = PersonBody['waitingBy'][number]['reason'];

/** Where something can be done about it; a sentence alone where the page cannot do it. */
export type WayOut = { readonly text: string; readonly to?: string };

const CORRECTED: WayOut = { text: 'Somebody corrects it in the ledger; the next run takes it then.' };
const HELD: WayOut = { text: 'To the holds', to: '/holds' };

const WAYS_OUT: Readonly<Partial<Record<Reason, WayOut>>> = {
  before_window: { text: 'Run once over all of them', to: '/run?force=true&lookbackDays=0' },
  on_hold: HELD,
  payment_failed: HELD,
  marker_unexplained: { text: 'Whoever runs this system frees it: payouts doctor says how.' },
  paid_item_exists: CORRECTED,
  amount_not_positive: CORRECTED,
  beneficiary_missing: CORRECTED,
  date_missing: CORRECTED,
  amount_not_whole_paise: CORRECTED,
};

/** What gets it paid, where a run would not do it by itself. */
export const wayOutOf = (reason: Reason): WayOut | undefined => WAYS_OUT[reason];
