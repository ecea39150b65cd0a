import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Money } from '../ui/money.tsx';
import classes from './of-batch.module.css';

/** What the act is about, said once more before it is done. */
export const OfBatch = ({ batch }: { readonly batch: BatchBody }) => (
  <p className={classes.of}>
    <Money amount={batch.totalAmount} size="headline" />
    <span>
      {counted(batch.totalRecords, 'commission')} of {batch.batchReference}
    </span>
  </p>
);
