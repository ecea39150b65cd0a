import { counted } from '../../../../../shared/domain/basics/counted.ts';
import { decimalFrom } from '../../../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import { Money } from '../../ui/money.tsx';
import classes from './dialogs.module.css';

export type NamedTally = {
  readonly name: string;
  readonly tally: Tally;
  /** Where the amount is not known to the paisa. @default - it is */
  readonly bound?: 'at most' | 'at least' | undefined;
};

/** What becomes of the money, in figures, before it does. */
export const TallyList = ({ tallies }: { readonly tallies: readonly NamedTally[] }) => (
  <dl className={classes.figures}>
    {tallies.map(({ name, tally, bound }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          {counted(tally.count, 'commission')}, {bound && `${bound} `}
          <Money amount={decimalFrom(tally.amount)} size="strong" />
        </dd>
      </div>
    ))}
  </dl>
);
