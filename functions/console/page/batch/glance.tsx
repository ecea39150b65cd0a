import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { rupeesInWords } from '../../../../shared/domain/basics/rupees-in-words.ts';
import type { BatchAtAGlance } from '../../../../shared/events/batch-at-a-glance.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Bars } from '../ui/bars.tsx';
import { Money } from '../ui/money.tsx';
import classes from './glance.module.css';

const inWords = (amount: string): string => {
  const words = rupeesInWords(paiseFrom(amount));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const before = (count: number): string =>
  count === 1 ? 'the one before' : `the ${formatCount(count)} before`;

const changeWords = (percent: number, count: number): string =>
  percent === 0
    ? `as much as ${before(count)}`
    : `${percent > 0 ? '+' : '−'}${formatCount(Math.abs(percent))}\u00a0% on ${before(count)}`;

const BesideOthers = ({ batch, summary }: GlanceProps) => {
  if (summary?.state !== 'ready' || !summary.change) return null;
  const amounts = [...summary.lastBatches.map(({ totalAmount }) => totalAmount).reverse(), batch.totalAmount];
  const words = changeWords(summary.change.percent, summary.lastBatches.length);
  return (
    <span className={classes.beside}>
      <Bars
        amounts={amounts}
        label={`Totals of the last ${amounts.length} batches, this one last: ${words}`}
      />
      {words}
    </span>
  );
};

type GlanceProps = { readonly batch: BatchBody; readonly summary: BatchAtAGlance | undefined };

/** How much, for how many, and whether that is as usual. */
export const Glance = ({ batch, summary }: GlanceProps) => (
  <section aria-label="At a glance" className={classes.glance}>
    <Money amount={batch.totalAmount} size="headline" />
    <p className={classes.words}>{inWords(batch.totalAmount)}</p>
    <p className={classes.counts}>
      <span>{counted(batch.totalRecords, 'commission')}</span>
      {summary?.state === 'ready' && <span>{counted(summary.people, 'person', 'people')}</span>}
      <BesideOthers batch={batch} summary={summary} />
    </p>
  </section>
);
