import { amountsIn } from './amounts-in.ts';
import classes from './money.module.css';

/** A sentence that tells of money: it breaks between words, and within no amount. */
export const AmountsWhole = ({ text }: { readonly text: string }) =>
  amountsIn(text).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing but its place.
      <span key={at} className={classes.money}>
        {part}
      </span>
    ),
  );
