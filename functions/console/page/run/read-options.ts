import { readTypedAmount } from '../batches/typed-amount.ts';
import type { OptionName, RunOptions } from './run-options.ts';

/** The options as POST /runs takes them. */
export type RunPayload = Readonly<Partial<Record<OptionName, string | number | boolean>>>;

/** Why, beside each field that is meant. */
export type RefusedOptions = Readonly<Partial<Record<OptionName, string>>>;

export type ReadOptions =
  | { readonly kind: 'payload'; readonly payload: RunPayload }
  | { readonly kind: 'refused'; readonly why: RefusedOptions };

const WHOLE = ['lookbackDays', 'maxItems', 'requiredApprovals', 'intervalHours'] as const;

type Read = { readonly value: string | number | boolean } | { readonly why: string };

const readWhole = (text: string): Read =>
  /^\d{1,9}$/.test(text) ? { value: Number(text) } : { why: `“${text}” is no whole number` };

const readAmount = (text: string): Read => {
  const read = readTypedAmount(text);
  if (read.kind === 'nonsense') return { why: read.why };
  return { value: read.kind === 'amount' ? read.decimal : text };
};

const readOption = (name: string, text: string): Read => {
  if (name === 'force') return { value: text === 'true' };
  if (name === 'minAmount') return readAmount(text);
  return (WHOLE as readonly string[]).includes(name) ? readWhole(text) : { value: text };
};

/** What no number or amount can be made of is told here; all else that may be wrong with an option, the API says. */
export const readOptions = (options: RunOptions): ReadOptions => {
  const read = Object.entries(options).map(([name, text]) => [name, readOption(name, text)] as const);
  const why = read.flatMap(([name, each]) => ('why' in each ? [[name, each.why]] : []));
  if (why.length > 0) return { kind: 'refused', why: Object.fromEntries(why) };
  return {
    kind: 'payload',
    payload: Object.fromEntries(
      read.flatMap(([name, each]) => ('value' in each ? [[name, each.value]] : [])),
    ),
  };
};
