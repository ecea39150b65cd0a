import type { BatchAtAGlance } from '../../../../shared/events/batch-at-a-glance.ts';
import { Fact } from '../ui/fact.tsx';
import { Loading } from '../ui/loading.tsx';
import { When } from '../ui/when.tsx';

/** A large batch is summed up once, by the worker; until then the place is kept. */
export const SummaryProgress = ({ summary }: { readonly summary: BatchAtAGlance | undefined }) => (
  <Fact name="To look at">
    {summary?.state === 'computing' ? (
      <span role="status">
        Being computed since <When at={summary.since} />: this batch is large. It appears here by itself.
      </span>
    ) : (
      <Loading what="what stands out" lines={3} />
    )}
  </Fact>
);
