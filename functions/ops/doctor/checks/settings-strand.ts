import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { SettingsInvalid } from '../../../../shared/domain/basics/failures.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';
import type { PayoutSettings } from '../../../../shared/domain/settings/payout-settings.ts';
import { strandingWarnings } from '../../../../shared/domain/settings/stranding-warnings.ts';
import { readPayoutSettings } from '../../../../shared/sql/settings/settings.ts';
import type { Check, Examination } from '../check/check.ts';

/** What cannot be read is a finding of its own. */
const settingsIn = async ({ database }: Examination): Promise<PayoutSettings | undefined> => {
  try {
    return parsePayoutSettings(await database.read(readPayoutSettings()));
  } catch (error) {
    if (error instanceof SettingsInvalid) return undefined;
    throw error;
  }
};

/** Set together these leave commissions behind; whoever set them by SQL was told nothing. */
export const settingsStrand: Check = {
  name: 'settings_strand',
  needs: ['mlm_settings'],
  examine: async (examination) => {
    const settings = await settingsIn(examination);
    const warnings = settings ? strandingWarnings(settings) : [];
    if (warnings.length === 0) return [];
    return [
      {
        check: 'settings_strand',
        severity: 'warning',
        count: warnings.length,
        amount: null,
        message: `${counted(warnings.length, 'combination')} of settings will leave commissions behind.`,
        advice: `${CLI} settings set lookback_days 0 --reason "…": then no commission gets too old`,
        rows: warnings.map((problem) => ({ problem })),
      },
    ];
  },
};
