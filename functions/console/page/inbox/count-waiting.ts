import type { InboxBody } from '../../../../shared/events/inbox-body.ts';
import { offersIn } from './offers-in.ts';

type Queues = Pick<InboxBody, 'toVote' | 'toPay' | 'begun'> & Partial<Pick<InboxBody, 'offers'>>;

/** How many batches and offers wait for whoever looks; what waits for others is not among them. */
export const countWaiting = ({ toVote, toPay, begun, ...inbox }: Queues): number => {
  const { emergencies, toConfirm } = offersIn(inbox);
  return toVote.count + toPay.count + begun.count + emergencies.length + toConfirm.length;
};
