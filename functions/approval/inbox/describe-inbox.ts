import type { Approver } from '../../../shared/domain/approvers/approver.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { NO_TALLY } from '../../../shared/domain/basics/tally.ts';
import type { InboxBody } from '../../../shared/events/inbox-body.ts';
import type { OfferBody } from '../../../shared/events/offers.ts';
import type { InboxPlace } from '../../../shared/sql/batches/waiting-batches.ts';
import { describeNext } from './describe-next.ts';
import { describeWaiting } from './describe-waiting.ts';
import { offersForInbox } from './offers-for-inbox.ts';
import type { RunsRead } from './read-runs.ts';
import type { WaitingRead } from './read-waiting.ts';
import { warnOfBatches } from './warn-of-batches.ts';
import { warnOfMoney } from './warn-of-money.ts';
import { warnOfRuns } from './warn-of-runs.ts';

/** The inbox of this caller, at that time. */
export const describeInbox = (
  read: readonly WaitingRead[],
  { last, schedule, runs, money }: RunsRead,
  offers: readonly OfferBody[],
  caller: Approver,
  at: Date,
): InboxBody => {
  const inPlace = (place: InboxPlace): InboxBody[InboxPlace] => {
    const here = read.filter(({ waiting }) => waiting.place === place);
    const { count, amount } = here[0]?.waiting.inPlace ?? NO_TALLY;
    const items = here.map(({ waiting, beside, standing }) =>
      describeWaiting(waiting, beside, standing, caller, at),
    );
    return { count, amount: decimalFrom(amount), items };
  };
  return {
    toVote: inPlace('toVote'),
    toPay: inPlace('toPay'),
    begun: inPlace('begun'),
    waitsForOthers: inPlace('waitsForOthers'),
    offers: offersForInbox(offers),
    runs: {
      enabled: schedule.enabled,
      last: last ? { ...last, startedAt: last.startedAt.toISOString() } : null,
      next: describeNext(schedule),
    },
    warnings: [
      ...warnOfRuns(runs),
      ...warnOfBatches(read.map(({ waiting, standing }) => ({ batch: waiting.batch, standing }))),
      ...warnOfMoney(money),
    ],
  };
};
