import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { namesIn } from './names-in.ts';
import { Timeline } from './timeline.tsx';

/** What happened to the batch. */
export const TimelinePart = ({ batch }: { readonly batch: BatchBody }) => (
  <Timeline path={`/api/batches/${batch.batchId}/events`} names={namesIn(batch)} />
);
