import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import classes from './bars.module.css';

type BarsProps = {
  /** Oldest first; the last one is this one. */
  readonly amounts: readonly string[];
  /** What it shows, for who does not see it. */
  readonly label: string;
};

const [WIDTH, HEIGHT, GAP] = [10, 28, 4];

/** In whole pixels of the chart; at least one, so that nothing looks like no batch. */
const heightOf = (amount: bigint, most: bigint): number =>
  most > 0n && amount > 0n ? Math.max(Number((amount * BigInt(HEIGHT)) / most), 1) : 1;

/** A small chart: a bar an amount. */
export const Bars = ({ amounts, label }: BarsProps) => {
  const paise = amounts.map(paiseFrom);
  const most = paise.reduce((largest, each) => (each > largest ? each : largest), 0n);
  return (
    <svg
      className={classes.bars}
      role="img"
      aria-label={label}
      width={paise.length * (WIDTH + GAP) - GAP}
      height={HEIGHT}
    >
      {paise.map((amount, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal amounts apart.
          key={at}
          x={at * (WIDTH + GAP)}
          y={HEIGHT - heightOf(amount, most)}
          width={WIDTH}
          height={heightOf(amount, most)}
          className={at === paise.length - 1 ? classes.present : undefined}
        />
      ))}
    </svg>
  );
};
