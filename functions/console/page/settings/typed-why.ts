import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { isTimeZone } from '../../../../shared/domain/basics/zoned-time.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { amountWhy } from './setting-draft.ts';

type Range = { readonly from: number; readonly to: number };

const wholeWhy = (typed: string, { from, to }: Range): string | undefined => {
  const text = typed.trim();
  const isMeant = /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return text === '' || isMeant
    ? undefined
    : `“${text}” is no whole number from ${formatCount(from)} to ${formatCount(to)}`;
};

const zoneWhy = (typed: string): string | undefined => {
  const zone = typed.trim();
  return zone === '' || isTimeZone(zone)
    ? undefined
    : `“${zone}” is no time zone: expected a name such as Asia/Kolkata`;
};

const APPROVALS_OF_TIER = { from: 1, to: 50 };

/** Why so many approvals are none that a tier can ask for; undefined where they are, or nothing yet. */
export const tierApprovalsWhy = (typed: string): string | undefined => wholeWhy(typed, APPROVALS_OF_TIER);

/** Why what is typed for a setting is none of its values; undefined where it is one, or nothing yet. */
export const typedWhy = (typed: string, { shape }: Pick<SettingState, 'shape'>): string | undefined => {
  switch (shape?.type) {
    case 'amount':
      return amountWhy(typed);
    case 'whole number':
      return wholeWhy(typed, shape);
    case 'time zone':
      return zoneWhy(typed);
    default:
      return undefined;
  }
};
