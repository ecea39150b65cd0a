import { VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { BatchSummary } from '../../../../shared/events/batch-body.ts';
import { Money } from '../ui/money.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { When } from '../ui/when.tsx';
import classes from './batch-list.module.css';
import { ChooseBatch } from './choose-batch.tsx';
import type { Choice } from './use-choice.ts';

type BatchTableProps = {
  readonly batches: readonly BatchSummary[];
  /** Absent for whoever approves nothing. */
  readonly choice: Choice | undefined;
};

const Row = ({ batch, choice }: { readonly batch: BatchSummary; readonly choice: Choice | undefined }) => (
  <tr>
    {choice && (
      <td className={classes.choice}>
        <ChooseBatch batch={batch} choice={choice} />
      </td>
    )}
    <th scope="row">
      <Link to={`/batches/${batch.batchId}`} className={classes.link}>
        {batch.batchReference}
      </Link>
    </th>
    <td>
      <StateMark state={batch.state} />
    </td>
    <td className={classes.number}>
      {batch.approvalCount} of {batch.requiredApprovals}
    </td>
    <td className={`${classes.number} ${classes.spare}`}>{formatCount(batch.totalRecords)}</td>
    <td className={classes.number}>
      <Money amount={batch.totalAmount} size="strong" />
    </td>
    <td className={classes.made}>
      <When at={batch.createdAt} />
    </td>
    <td className={classes.spare}>
      {batch.status === 'pending_approval' && batch.expiresAt && <When at={batch.expiresAt} />}
    </td>
  </tr>
);

/** The row is a link, as its reference is. */
export const BatchTable = ({ batches, choice }: BatchTableProps) => (
  <table className={classes.table}>
    <VisuallyHidden component="caption">Batches, newest first</VisuallyHidden>
    <thead>
      <tr>
        {choice && (
          <th scope="col" className={classes.choice}>
            <VisuallyHidden>Choose</VisuallyHidden>
          </th>
        )}
        <th scope="col">Reference</th>
        <th scope="col">State</th>
        <th scope="col" className={classes.number}>
          Approvals
        </th>
        <th scope="col" className={`${classes.number} ${classes.spare}`}>
          Commissions
        </th>
        <th scope="col" className={classes.number}>
          Total
        </th>
        <th scope="col" className={classes.made}>
          Made
        </th>
        <th scope="col" className={classes.spare}>
          Expires
        </th>
      </tr>
    </thead>
    <tbody>
      {batches.map((batch) => (
        <Row key={batch.batchId} batch={batch} choice={choice} />
      ))}
    </tbody>
  </table>
);
