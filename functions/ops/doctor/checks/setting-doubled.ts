import { agree } from '../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { doubledProblem, doubledSettings } from '../../../../shared/domain/settings/doubled-settings.ts';
import { readPayoutSettings } from '../../../../shared/sql/settings/settings.ts';
import type { Check } from '../check/check.ts';

/** Each stops every run: whoever changes one row of it is not heard by who reads the other. */
export const settingDoubled: Check = {
  name: 'setting_doubled',
  needs: ['mlm_settings'],
  examine: async ({ database }) => {
    const doubled = doubledSettings(await database.read(readPayoutSettings()));
    if (doubled.length === 0) return [];
    return [
      {
        check: 'setting_doubled',
        severity: 'wrong',
        count: doubled.length,
        amount: null,
        message: `${counted(doubled.length, 'setting')} ${agree(doubled.length, 'stands', 'stand')} in mlm_settings more than once: no run of ours starts, as nobody knows which row holds.`,
        advice:
          "DELETE FROM mlm_settings WHERE setting_key = '<settingKey>' AND id <> <the id of the row that is right>; and where the table has no UNIQUE key: ALTER TABLE mlm_settings ADD UNIQUE KEY uq_setting_key (setting_key)",
        rows: doubled.flatMap((each) =>
          each.rows.map(({ key, value }) => ({
            settingKey: key,
            settingValue: value,
            problem: doubledProblem(each),
          })),
        ),
      },
    ];
  },
};
