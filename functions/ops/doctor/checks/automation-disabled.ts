import { ageWords } from '../../../../shared/domain/basics/age-words.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { longDisabledSince } from '../../../../shared/domain/runs/long-disabled-since.ts';
import { NEVER_SWITCHED } from '../../../../shared/domain/settings/automation-switch.ts';
import { readPayoutSettings } from '../../../../shared/sql/settings/settings.ts';
import { readSwitchRecord } from '../../../../shared/sql/settings/switch-record.ts';
import type { Check } from '../check/check.ts';

/** Nothing fails, nothing rings, and nobody is paid. */
export const automationDisabled: Check = {
  name: 'automation_disabled',
  needs: ['mlm_settings.created_at', 'mlm_settings.updated_at', 'mlm_payout_events', 'mlm_payout_migrations'],
  examine: async ({ database, now }) => {
    const settings = await database.read(readPayoutSettings());
    const [switched = NEVER_SWITCHED] = await database.read(readSwitchRecord());
    const since = longDisabledSince(settings, switched, now);
    if (!since) return [];
    return [
      {
        check: 'automation_disabled',
        severity: 'warning',
        count: 1,
        amount: null,
        message: `Automation has been disabled since ${since.toISOString()} (${ageWords(since, now)}): the schedule makes no batch, and no alarm tells of it.`,
        advice: `If that is no longer wanted: ${CLI} settings set enabled 1 --reason "…". What has meanwhile become older than the lookback is stranded: ${CLI} run --dry-run says what.`,
        rows: [{ settingKey: 'payout_automation_enabled', disabledSince: since.toISOString() }],
      },
    ];
  },
};
