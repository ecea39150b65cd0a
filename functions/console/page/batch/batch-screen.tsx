import { useQuery } from '@tanstack/react-query';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { batchQuery } from '../api/queries.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { Shown } from '../ui/shown.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { When } from '../ui/when.tsx';
import { BatchPage } from './batch-page.tsx';

const Aside = ({ batch }: { readonly batch: BatchBody }) => (
  <>
    <StateMark state={batch.state} />
    <span>
      made <When at={batch.createdAt} />
    </span>
  </>
);

/** One batch: is this right? */
export const BatchScreen = ({ batchId }: { readonly batchId: string }) => {
  const query = useQuery(batchQuery(batchId));
  const batch = query.data;
  return (
    <Screen title={batch?.batchReference ?? `Batch ${batchId}`} aside={batch && <Aside batch={batch} />}>
      <Shown query={query} what="the batch" lines={8}>
        {(found) => <BatchPage batch={found} />}
      </Shown>
      <AsCurl paths={[`/api/batches/${batchId}`, `/api/batches/${batchId}/summary`]} />
    </Screen>
  );
};
