import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';
import type { SettingShape, SettingUnit } from '../../../../shared/domain/settings/setting-shapes.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { zeroWords } from './setting-names.ts';
import { tiersIn } from './tiers-in.ts';

type Setting = Pick<SettingState, 'key' | 'shape'>;

/** What does not read as it should stands as it is. */
const asItIs = (text: string): string => `“${text}”`;

const UNITS: Readonly<Record<SettingUnit, (count: number) => string>> = {
  hours: (count) => counted(count, 'hour'),
  days: (count) => counted(count, 'day'),
  commissions: (count) => counted(count, 'commission'),
  approvals: (count) => counted(count, 'approval'),
  'hour of the day': (hour) => `${String(hour).padStart(2, '0')}:00`,
};

const countWords = (text: string, key: string, unit: SettingUnit): string => {
  if (!/^\d{1,9}$/.test(text)) return asItIs(text);
  const count = Number(text);
  return (count === 0 ? zeroWords(key) : undefined) ?? UNITS[unit](count);
};

const amountWords = (text: string, key: string): string => {
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(text)) return asItIs(text);
  const amount = paiseFrom(text);
  return (amount === 0n ? zeroWords(key) : undefined) ?? formatRupees(decimalFrom(amount));
};

const tierWords = (text: string): string => {
  const tiers = tiersIn(text);
  if (!tiers) return asItIs(text);
  if (tiers.length === 0) return 'none';
  return tiers
    .map(({ from, approvals }) => `from ${formatRupees(from)} on ${counted(approvals, 'approval')}`)
    .join('; ');
};

const switchWords = (text: string): string => ({ '0': 'off', '1': 'on' })[text] ?? asItIs(text);

const wordsOf = (text: string, key: string, shape: SettingShape): string => {
  switch (shape.type) {
    case 'switch':
      return switchWords(text);
    case 'whole number':
      return countWords(text, key, shape.unit);
    case 'amount':
      return amountWords(text, key);
    case 'tiers':
      return tierWords(text);
    case 'time zone':
      return text;
  }
};

/** A stored text of a setting in words. */
export const valueWords = ({ key, shape }: Setting, text: string): string =>
  shape === null ? text : wordsOf(text, key, shape);
