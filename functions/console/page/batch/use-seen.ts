import { useState } from 'react';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';

/**
 * What was shown when somebody came here. What they decide on is that, and not what the batch has become under their eyes:
 * a batch that moved on, or whose content changed, is acted on only once they have said that they saw it; what their own act
 * has made of it, they were told.
 */
export const useSeen = (batch: BatchBody) => {
  const [seen, see] = useState(batch);
  const [own, setOwn] = useState<string | null>(null);
  const isOwn = own !== null && own === batch.contentHash;
  const hasChanged = seen.contentHash !== batch.contentHash && !isOwn;
  // The same content: votes and progress are shown as they come.
  return { seen: hasChanged ? seen : batch, hasChanged, see: () => see(batch), acted: setOwn };
};
