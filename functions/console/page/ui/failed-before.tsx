import { Link } from 'wouter';
import type { ItemPage } from '../../../../shared/events/batch-body.ts';

const WORDS = { failed: 'Failed before', returned: 'Came back before' } as const;

type FailedBeforeProps = {
  /** undefined in a draft that an older page wrote. */
  readonly before: ItemPage['items'][number]['before'] | undefined;
};

/** That a commission is paid once more, and which batch did not get it to the person. */
export const FailedBefore = ({ before }: FailedBeforeProps) =>
  before && (
    <>
      {WORDS[before.status]}, in <Link to={`/batches/${before.batchId}`}>{before.batchReference}</Link>.
    </>
  );
