import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import type { OptionName } from './run-options.ts';

const AMOUNT = /^\d{1,16}(\.\d{1,2})?$/;

type Words = { readonly key: string; readonly words: (value: string) => string };

/** What holds where an option is left empty: a setting, in the unit of the option. */
const SETTINGS: Readonly<Partial<Record<OptionName, Words>>> = {
  lookbackDays: {
    key: 'lookback_days',
    words: (value) => (value === '0' ? '0, no start' : counted(Number(value), 'day')),
  },
  minAmount: {
    key: 'min_amount',
    words: (value) => (AMOUNT.test(value) ? formatRupees(decimalFrom(paiseFrom(value))) : value),
  },
  maxItems: {
    key: 'max_items',
    words: (value) => (value === '0' ? '0, no cap' : formatCount(Number(value))),
  },
  requiredApprovals: { key: 'required_approvals', words: (value) => value },
  intervalHours: {
    key: 'interval_hours',
    words: (value) => (value === '0' ? '0, no guard' : `${value} h`),
  },
};

/** "Empty: 7 days, as set"; undefined for an option without a setting, or as long as it is not known. */
export const settingOf = (
  name: OptionName,
  settings: readonly SettingState[] | undefined,
): string | undefined => {
  const known = SETTINGS[name];
  const setting = settings?.find(({ key }) => key === known?.key);
  if (!known || !setting?.value) return undefined;
  return `Empty: ${known.words(setting.value)}, ${setting.isDefault ? 'the default' : 'as set'}.`;
};
