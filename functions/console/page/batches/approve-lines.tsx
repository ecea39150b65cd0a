import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { Money } from '../ui/money.tsx';
import classes from './approve-lines.module.css';
import type { ChosenBatch } from './chosen-batch.ts';

type Line = { readonly batch: ChosenBatch; readonly below?: ReactNode };

type ApproveLinesProps = { readonly title: string; readonly lines: readonly Line[] };

/** Some of the chosen batches, and what is to be said of each. */
export const ApproveLines = ({ title, lines }: ApproveLinesProps) => (
  <section aria-label={title}>
    <h3>{title}</h3>
    <ul className={classes.lines}>
      {lines.map(({ batch, below }) => (
        <li key={batch.batchId}>
          <Link to={`/batches/${batch.batchId}`}>{batch.batchReference}</Link>
          <span className={classes.count}>{counted(batch.totalRecords, 'commission')}</span>
          <Money amount={batch.totalAmount} />
          {below && <div className={classes.below}>{below}</div>}
        </li>
      ))}
    </ul>
  </section>
);
