import { counted } from '../../domain/basics/counted.ts';
import { RunFailed } from '../../domain/basics/failures.ts';
import { formatRupees } from '../../domain/basics/format-rupees.ts';
import type { Paise } from '../../domain/basics/money.ts';
import type { Tally } from '../../domain/basics/tally.ts';

/** What total_amount DECIMAL(15,2) can hold. */
const TOTAL_AMOUNT_MAX: Paise = 999_999_999_999_999n;

/** Asked of the items of a batch, and of what a dry run would put in one. */
export const refuseTooLarge = ({ count, amount }: Tally): void => {
  if (amount <= TOTAL_AMOUNT_MAX) return;
  throw new RunFailed(
    `${counted(count, 'commission makes', 'commissions make')} ${formatRupees(amount)}: expected at most ` +
      `${formatRupees(TOTAL_AMOUNT_MAX)} in one batch; run with a smaller maxItems`,
  );
};
