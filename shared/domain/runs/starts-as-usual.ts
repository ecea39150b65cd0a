import type { PayoutRequest } from './payout-request.ts';

/** A start that somebody chose by hand leaves behind what the next usual run takes: no news of it. */
export const startsAsUsual = ({ trigger, dateFrom, lookbackDays }: PayoutRequest): boolean =>
  trigger.kind === 'schedule' || (dateFrom === undefined && lookbackDays === undefined);

/** What the run leaves stranded is what later runs compare with. Without any start it leaves nothing, and that counts too. */
export const isStrandedCompared = (request: PayoutRequest): boolean =>
  startsAsUsual(request) || (request.dateFrom === undefined && request.lookbackDays === 0);
