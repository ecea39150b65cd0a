import { SettingsInvalid } from '../basics/failures.ts';
import { doubledProblems } from './doubled-settings.ts';
import type { SettingsSeen } from './settings-snapshot.ts';

const NOT_UNIQUE =
  'mlm_settings has no UNIQUE key on setting_key alone: what is set there would stand in a second row. ALTER TABLE mlm_settings ADD UNIQUE KEY uq_setting_key (setting_key), then ask again';

/** Why nothing may be written to mlm_settings; nothing where it may. */
export const secondRowProblems = ({
  rows,
  keyedOnce,
}: Pick<SettingsSeen, 'rows' | 'keyedOnce'>): string[] => [
  ...doubledProblems(rows),
  ...(keyedOnce ? [] : [NOT_UNIQUE]),
];

/** Before anything is written: a setting that stands there twice says nothing, and none may come to. */
export const refuseSecondRow = (seen: Pick<SettingsSeen, 'rows' | 'keyedOnce'>): void => {
  const problems = secondRowProblems(seen);
  if (problems.length > 0) throw new SettingsInvalid(problems.join('; '));
};
