import classes from '../ui/money.module.css';
import { Money } from '../ui/money.tsx';

/** A ledger may hold parts of a paisa, of which no rupees can be made: such an amount is shown as it stands there. */
export const LedgerAmount = ({ amount }: { readonly amount: string }) =>
  /\.\d\d$/.test(amount) ? <Money amount={amount} /> : <span className={classes.money}>₹{amount}</span>;
