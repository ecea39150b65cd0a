import { Link } from 'wouter';
import type { BatchSummary } from '../../../../shared/events/batch-body.ts';
import { Money } from '../ui/money.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import classes from './batch-list.module.css';
import { ChooseBatch } from './choose-batch.tsx';
import type { Choice } from './use-choice.ts';

type BatchLinesProps = {
  readonly batches: readonly BatchSummary[];
  readonly choice: Choice | undefined;
};

/** The table on a phone: reference, state, amount. */
export const BatchLines = ({ batches, choice }: BatchLinesProps) => (
  <ul className={classes.lines} aria-label="Batches, newest first">
    {batches.map((batch) => (
      <li key={batch.batchId}>
        {choice && <ChooseBatch batch={batch} choice={choice} />}
        <div className={classes.line}>
          <Link to={`/batches/${batch.batchId}`} className={classes.link}>
            {batch.batchReference}
          </Link>
          <div className={classes.below}>
            <StateMark state={batch.state} />
            <Money amount={batch.totalAmount} size="strong" />
          </div>
        </div>
      </li>
    ))}
  </ul>
);
