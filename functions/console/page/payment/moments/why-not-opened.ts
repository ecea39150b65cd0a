import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { ACTION_OF, type MomentName, momentsOf } from './moments-of.ts';
import { whyNotMoment } from './why-not-moment.ts';

type Facts = Parameters<typeof momentsOf>[0] & Pick<BatchBody, 'state' | 'whyNot'>;

/** Why the address names a moment that is not this batch's, or not any more; undefined where it is. */
export const whyNotOpened = (batch: Facts, name: MomentName): string | undefined => {
  const why = whyNotMoment(batch, { name, action: ACTION_OF[name] });
  if (why !== undefined) return why;
  // Whether items were dropped from it is not known at once: that is left to the API.
  if (momentsOf(batch, true).some((moment) => moment.name === name)) return undefined;
  const { state } = batch;
  return `This cannot be done with the batch as it stands: it ${state === 'awaits approval' ? state : `is ${state}`}.`;
};
