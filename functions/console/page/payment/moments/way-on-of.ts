import type { ActionAnswer } from '../../../../../shared/events/batch-actions.ts';
import type { WayOn } from '../../acts/way-on.ts';

const HOLDS: WayOn = { to: '/holds', name: 'What is on hold' };

/** What was not paid may be on hold by now: there it is seen. */
export const wayOnOf = ({
  outcome,
  batch: { paidAmount, totalAmount },
}: Pick<ActionAnswer, 'outcome' | 'batch'>): WayOn | undefined =>
  outcome === 'nothing_paid' || (outcome === 'paid' && paidAmount !== totalAmount) ? HOLDS : undefined;
