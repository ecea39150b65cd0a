import { decimalFrom, type Paise } from '../../domain/basics/money.ts';
import { firstSecondAfter, firstSecondOf } from '../../domain/runs/commission-window.ts';
import { parsePayoutSettings } from '../../domain/settings/parse-payout-settings.ts';
import type { BatchListFilter } from '../../events/batch-filter.ts';
import type { Deps } from '../../runtime/deps.ts';
import type { BatchFilter } from '../../sql/batches/read-batches.ts';
import { readPayoutSettings } from '../../sql/settings/settings.ts';

/** Only bare dates need the business time zone, and so a look at the settings. */
const secondsOf = async (
  { database }: Pick<Deps, 'database'>,
  { from, to }: Pick<BatchListFilter, 'from' | 'to'>,
): Promise<Pick<BatchFilter, 'fromSeconds' | 'toSeconds'>> => {
  const zoned = from?.kind === 'day' || to?.kind === 'day';
  const timezone = zoned ? parsePayoutSettings(await database.read(readPayoutSettings())).timezone : 'UTC';
  return {
    fromSeconds: from ? firstSecondOf(from, timezone) : null,
    toSeconds: to ? firstSecondAfter(to, timezone) : null,
  };
};

const rupeesIn = (amount: Paise | undefined): string | null =>
  amount === undefined ? null : decimalFrom(amount);

/** What people asked for, as the statement takes it. */
export const batchFilter = async (
  deps: Pick<Deps, 'database'>,
  asked: BatchListFilter,
): Promise<BatchFilter> => ({
  status: asked.status ?? null,
  reference: asked.reference ?? null,
  paymentReference: asked.paymentReference ?? null,
  amountFrom: rupeesIn(asked.amountFrom),
  amountTo: rupeesIn(asked.amountTo),
  person: asked.person ?? null,
  ...(await secondsOf(deps, asked)),
});
