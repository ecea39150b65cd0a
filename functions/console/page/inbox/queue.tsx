import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { InboxBody } from '../../../../shared/events/inbox-body.ts';
import type { Errand } from './errand.ts';
import classes from './queue.module.css';
import { WaitingBatch } from './waiting-batch.tsx';

type QueueProps = {
  readonly title: string;
  readonly waiting: InboxBody['toVote'];
  readonly what: Errand;
};

/** Batches that wait for the same thing, the oldest first. */
export const Queue = ({ title, waiting: { count, items }, what }: QueueProps) => {
  if (count === 0) return null;
  return (
    <section className={classes.queue}>
      <h2>{title}</h2>
      <ul className={classes.batches}>
        {items.map((batch) => (
          <WaitingBatch key={batch.batchId} batch={batch} what={what} />
        ))}
      </ul>
      {count > items.length && <p>and {formatCount(count - items.length)} younger ones</p>}
    </section>
  );
};
