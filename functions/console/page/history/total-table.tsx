import { Link } from 'wouter';
import type { BatchSummary } from '../../../../shared/events/batch-body.ts';
import { Money } from '../ui/money.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import table from '../ui/table.module.css';
import { When } from '../ui/when.tsx';
import classes from './total-chart.module.css';

/** The chart as a table: for who does not see it, and for who wants the figures. */
export const TotalTable = ({ batches }: { readonly batches: readonly BatchSummary[] }) => (
  <details className={classes.figures}>
    <summary>The figures</summary>
    <table className={table.table}>
      <caption>Totals of the last batches, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Batch</th>
          <th scope="col" className={table.wide}>
            Made
          </th>
          <th scope="col" className={table.wide}>
            State
          </th>
          <th scope="col" className={table.right}>
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {batches.toReversed().map((batch) => (
          <tr key={batch.batchId}>
            <th scope="row">
              <Link to={`/batches/${batch.batchId}`}>{batch.batchReference}</Link>
            </th>
            <td className={table.wide}>
              <When at={batch.createdAt} exact />
            </td>
            <td className={table.wide}>
              <StateMark state={batch.state} />
            </td>
            <td className={table.right}>
              <Money amount={batch.totalAmount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
