import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { readTypedAmount } from '../batches/typed-amount.ts';
import { tiersIn } from './tiers-in.ts';

/** A row of the tiers, as somebody types it. */
export type TypedTier = { readonly from: string; readonly approvals: string };

/** A setting as somebody is changing it. */
export type SettingDraft = {
  readonly isDefault: boolean;
  readonly typed: string;
  readonly tiers: readonly TypedTier[];
  readonly reason: string;
};

const typedOf = ({ shape, value, stored, default: byDefault }: SettingState): string => {
  const text = value ?? stored ?? byDefault ?? '';
  return shape?.type === 'amount' && value !== null ? formatRupees(text) : text;
};

/** As it is, to be changed. */
export const emptyDraft = (setting: SettingState): SettingDraft => ({
  isDefault: false,
  typed: typedOf(setting),
  tiers: (tiersIn(setting.value ?? '[]') ?? []).map(({ from, approvals }) => ({
    from: formatRupees(from),
    approvals: String(approvals),
  })),
  reason: '',
});

const amountIn = (typed: string): string | undefined => {
  const read = readTypedAmount(typed);
  return read.kind === 'amount' ? read.decimal : undefined;
};

/** Why what is typed is no amount; undefined where it is one, or nothing yet. */
export const amountWhy = (typed: string): string | undefined => {
  const read = readTypedAmount(typed);
  return read.kind === 'nonsense' ? read.why : undefined;
};

const tiersText = (tiers: readonly TypedTier[]): string | undefined => {
  const read = tiers.map(({ from, approvals }) => ({
    from: amountIn(from),
    approvals: /^\d{1,9}$/.test(approvals.trim()) ? Number(approvals) : undefined,
  }));
  return read.some(({ from, approvals }) => from === undefined || approvals === undefined)
    ? undefined
    : JSON.stringify(read);
};

/** What would be stored; null is the default, undefined that something is missing. What else is wrong with it, the API says. */
export const textOf = (
  { isDefault, typed, tiers }: SettingDraft,
  { shape }: Pick<SettingState, 'shape'>,
): string | null | undefined => {
  if (isDefault) return null;
  if (shape?.type === 'tiers') return tiersText(tiers);
  if (shape?.type === 'amount') return amountIn(typed);
  return typed.trim() || undefined;
};
