import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';

export type Tier = { readonly from: string; readonly approvals: number };

const isTier = (value: unknown): value is Tier => {
  const { from, approvals } = (value ?? {}) as Partial<Tier>;
  return typeof from === 'string' && /^\d{1,13}(\.\d{1,2})?$/.test(from) && Number.isInteger(approvals);
};

/** As the setting holds them, amounts with two decimals; undefined where it holds something else. */
export const tiersIn = (text: string): readonly Tier[] | undefined => {
  try {
    const tiers: unknown = JSON.parse(text);
    if (!Array.isArray(tiers) || !tiers.every(isTier)) return undefined;
    return tiers.map(({ from, approvals }) => ({ from: decimalFrom(paiseFrom(from)), approvals }));
  } catch {
    return undefined;
  }
};
