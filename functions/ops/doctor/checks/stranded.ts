import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { SettingsInvalid } from '../../../../shared/domain/basics/failures.ts';
import { decimalFrom } from '../../../../shared/domain/basics/money.ts';
import { lookbackStart } from '../../../../shared/domain/runs/lookback-start.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';
import { SETTINGS_PREFIX, settingNameOf } from '../../../../shared/domain/settings/payout-settings.ts';
import type { Finding } from '../../../../shared/events/diagnosis.ts';
import {
  STRANDED_AGES,
  type StrandedAges,
  type StrandedRow,
  tallyStranded,
} from '../../../../shared/sql/doctor/unsound-ledger.ts';
import { readPayoutSettings } from '../../../../shared/sql/settings/settings.ts';
import type { Check, Examination } from '../check/check.ts';
import { rupees } from '../check/wording.ts';

const LOOKBACK = 'lookback_days';

/** undefined where the setting does not parse: nothing is guessed. */
const lookbackDays = async ({ database }: Examination): Promise<number | undefined> => {
  const rows = await database.read(readPayoutSettings());
  try {
    return parsePayoutSettings(rows.filter(({ key }) => settingNameOf(key) === LOOKBACK)).lookback_days;
  } catch (error) {
    if (error instanceof SettingsInvalid) return undefined;
    throw error;
  }
};

const agesFrom = (now: Date, lookback: number): StrandedAges => ({
  fromSeconds: lookbackStart(now, lookback),
  monthSeconds: lookbackStart(now, 30),
  quarterSeconds: lookbackStart(now, 90),
  yearSeconds: lookbackStart(now, 365),
});

/** All ages that hold any, youngest first. */
const judge = (tallies: readonly StrandedRow[], lookback: number, { state }: Examination): Finding => {
  const count = tallies.reduce((sum, tally) => sum + tally.count, 0);
  const amount = decimalFrom(tallies.reduce((sum, tally) => sum + tally.amount, 0n));
  return {
    check: 'stranded',
    severity: 'warning',
    count,
    amount,
    message: `${counted(count, 'approved commission')}, ${rupees(amount)}, ${agree(count, 'is', 'are')} older than the window of ${counted(lookback, 'day')}: no scheduled run takes ${agree(count, 'it', 'them')}.`,
    advice: `${state === 'migrated' ? 'See' : 'Once migrated, see'} what a wider window would take: ${CLI} run --dry-run --lookback-days=0; without --dry-run and with --force that run batches them.`,
    rows: tallies
      .toSorted((a, b) => STRANDED_AGES.indexOf(a.age) - STRANDED_AGES.indexOf(b.age))
      .map((tally) => ({
        age: tally.age,
        commissions: String(tally.count),
        amount: decimalFrom(tally.amount),
      })),
  };
};

/** Approved and free, and too old for any scheduled run. */
export const stranded: Check = {
  name: 'stranded',
  needs: [
    ...['mlm_commission_ledger', 'mlm_settings', 'users'],
    ...['mlm_payout_batches', 'mlm_payout_batch_items'],
  ],
  examine: async (examination) => {
    const lookback = await lookbackDays(examination);
    if (lookback === undefined)
      return [{ check: 'stranded', because: `${SETTINGS_PREFIX}${LOOKBACK} does not parse` }];
    // 0 looks back without end: nothing is too old.
    if (lookback === 0) return [];
    const knowsDue = examination.parts.has('mlm_payout_batch_items.due_commission_id');
    const ages = agesFrom(examination.now, lookback);
    const tallies = await examination.database.read(tallyStranded(ages, { knowsDue }));
    return tallies.length === 0 ? [] : [judge(tallies, lookback, examination)];
  },
};
