import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import {
  listHoldsOfNothing,
  listHoldsOutOfStep,
  listHoldsOverdue,
} from '../../../../shared/sql/doctor/unsound-holds.ts';
import { type Check, listingCheck } from '../check/check.ts';

const HOLDS = ['mlm_payout_holds'];

const holdOutOfStep = listingCheck({
  name: 'hold_out_of_step',
  needs: [...HOLDS, 'mlm_payout_events'],
  list: () => listHoldsOutOfStep(),
  judge: ({ count }) => ({
    severity: 'wrong',
    message: `${counted(count, 'hold')} ${agree(count, 'was', 'were')} written beside the API: of ${agree(count, 'its', 'their')} setting or lifting the audit trail knows nothing, or ${agree(count, 'its', 'their')} key is not that of what ${agree(count, 'it holds', 'they hold')}.`,
    advice: `Find out who, and whether money went out for it: ${CLI} audit verify --stream=holds. What should be held is set over the API, what should not be is lifted there.`,
  }),
});

const holdOverdue = listingCheck({
  name: 'hold_overdue',
  needs: HOLDS,
  list: ({ now }) => listHoldsOverdue(now),
  judge: ({ count }) => ({
    severity: 'warning',
    message: `${counted(count, 'hold')} ${agree(count, 'is', 'are')} past ${agree(count, 'its', 'their')} until, and still ${agree(count, 'holds', 'hold')}: no run takes what ${agree(count, 'it concerns', 'they concern')}.`,
    advice:
      'Look at each: an operator who did not set it lifts it, DELETE /admin/payouts/api/holds/<holdId>.',
  }),
});

const holdOfNothing = listingCheck({
  name: 'hold_of_nothing',
  needs: [...HOLDS, 'users', 'mlm_commission_ledger'],
  list: () => listHoldsOfNothing(),
  judge: ({ count }) => ({
    severity: 'warning',
    message: `${counted(count, 'hold')} ${agree(count, 'is', 'are')} of a user or a commission that is not there any more.`,
    advice:
      'Find out whether it was deleted or was given another number, which is then not held; lift what is over.',
  }),
});

/** What is kept out of every run. */
export const HELD: readonly Check[] = [holdOutOfStep, holdOverdue, holdOfNothing];
