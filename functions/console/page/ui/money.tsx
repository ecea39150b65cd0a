import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import classes from './money.module.css';

type Size = 'headline' | 'strong' | 'plain';

/** An amount, from the text that the API sent: no number type is involved. */
export const Money = ({ amount, size = 'plain' }: { readonly amount: string; readonly size?: Size }) => (
  <span className={`${classes.money} ${classes[size]}`}>{formatRupees(amount)}</span>
);
