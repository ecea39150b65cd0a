import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';
import type { BatchPage, BatchSummary } from '../../../../shared/events/batch-body.ts';
import { reads } from '../api/queries.ts';
import { formatDay } from '../ui/format-instant.ts';
import { Money } from '../ui/money.tsx';
import { Shown } from '../ui/shown.tsx';
import { useZone } from '../ui/zone.ts';
import classes from './total-chart.module.css';
import { TotalTable } from './total-table.tsx';

type TotalChartProps = {
  /** What the API is asked for them. */
  readonly path: string;
};

/** Of one bar and its gap, and of the chart; it is stretched to its place. */
const [STEP, WIDTH, HEIGHT] = [10, 7, 1_000];

/** How wide a bar and its gap may get: of three batches nobody makes out a wall. */
const SPREAD_REM = 4;

/** Of the largest, in thousandths; at least a trace, so that nothing looks like no batch. */
const heightOf = (amount: bigint, most: bigint): number =>
  most > 0n ? Math.max(Number((amount * BigInt(HEIGHT)) / most), 8) : 8;

const mostOf = (batches: readonly BatchSummary[]): bigint =>
  batches.reduce((most, { totalAmount }) => {
    const amount = paiseFrom(totalAmount);
    return amount > most ? amount : most;
  }, 0n);

const Bar = ({
  batch,
  at,
  most,
}: {
  readonly batch: BatchSummary;
  readonly at: number;
  readonly most: bigint;
}) => {
  const zone = useZone();
  const height = heightOf(paiseFrom(batch.totalAmount), most);
  return (
    <rect
      x={at * STEP}
      y={HEIGHT - height}
      width={WIDTH}
      height={height}
      className={batch.status === 'cancelled' ? classes.cancelled : classes.bar}
    >
      <title>{`${batch.batchReference}, ${formatDay(new Date(batch.createdAt), zone)}: ${formatRupees(batch.totalAmount)}, ${batch.state}`}</title>
    </rect>
  );
};

const Drawn = ({ batches }: { readonly batches: readonly [BatchSummary, ...BatchSummary[]] }) => {
  const zone = useZone();
  const most = mostOf(batches);
  const [first] = batches;
  const last = batches.at(-1) ?? first;
  return (
    <figure className={classes.figure}>
      <figcaption>
        Totals of the last {batches.length} batches, oldest first; the highest is{' '}
        <Money amount={decimalFrom(most)} size="strong" />
        {batches.some(({ status }) => status === 'cancelled') &&
          '. Hollow: cancelled, nothing of it was paid'}
      </figcaption>
      <div style={{ maxWidth: `${batches.length * SPREAD_REM}rem` }}>
        <svg
          className={classes.chart}
          role="img"
          aria-label="A bar a batch; the table below has the figures"
          viewBox={`0 0 ${batches.length * STEP - (STEP - WIDTH)} ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          {batches.map((batch, at) => (
            <Bar key={batch.batchId} batch={batch} at={at} most={most} />
          ))}
        </svg>
        <div className={classes.days}>
          <span>{formatDay(new Date(first.createdAt), zone)}</span>
          <span>{formatDay(new Date(last.createdAt), zone)}</span>
        </div>
      </div>
      <TotalTable batches={batches} />
    </figure>
  );
};

/** What batches came to over time: a month that is unlike the others is seen before it is read. */
export const TotalChart = ({ path }: TotalChartProps) => {
  const query = useQuery(reads<z.infer<typeof BatchPage>>(path));
  return (
    <Shown query={query} what="the totals of the batches" lines={4}>
      {({ items }) => {
        const [first, ...rest] = items.toReversed();
        // One alone is like no other.
        return first && rest.length > 0 && <Drawn batches={[first, ...rest]} />;
      }}
    </Shown>
  );
};
