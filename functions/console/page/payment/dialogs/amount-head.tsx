import { counted } from '../../../../../shared/domain/basics/counted.ts';
import { decimalFrom } from '../../../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import { Money } from '../../ui/money.tsx';
import classes from './dialogs.module.css';

type AmountHeadProps = {
  readonly tally: Tally;
  readonly words: string;
};

/** How much it is about: said first, and where reading begins when the dialog opens. */
export const AmountHead = ({ tally: { count, amount }, words }: AmountHeadProps) => (
  <p className={classes.amount} tabIndex={-1} data-autofocus>
    <Money amount={decimalFrom(amount)} size="headline" />
    <small>
      {counted(count, 'commission')}: {words}
    </small>
  </p>
);
