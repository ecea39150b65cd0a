import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { type BatchFilter, FILTER_FIELDS, type FilterField } from './batch-filter.ts';
import { readTypedAmount } from './typed-amount.ts';

/** What stands in the fields, as it was typed. */
export type FilterTexts = Readonly<Record<FilterField, string>>;

export type ReadFilter =
  | { readonly kind: 'filter'; readonly filter: BatchFilter }
  /** Why, beside each field that is meant. */
  | { readonly kind: 'refused'; readonly why: Readonly<Partial<Record<FilterField, string>>> };

const REFERENCE = /^[\w.-]{1,40}$/;

const refusedReference = (reference: string) =>
  reference === '' || REFERENCE.test(reference)
    ? {}
    : { reference: 'A reference has letters, digits, “.”, “_” and “-”, as in AUTO-20261128-020000' };

const refusedDays = (from: string, to: string) =>
  from && to && to < from ? { to: 'The last day is before the first' } : {};

const refusedAmounts = (from: string, to: string) =>
  from && to && paiseFrom(to) < paiseFrom(from)
    ? { amountTo: 'The upper amount is below the lower one' }
    : {};

const readAmount = (field: 'amountFrom' | 'amountTo', text: string) => {
  const read = readTypedAmount(text);
  return {
    decimal: read.kind === 'amount' ? read.decimal : '',
    why: read.kind === 'nonsense' ? { [field]: read.why } : {},
  };
};

/** Reads the fields into a filter, or says at which of them, and why, that cannot be done. */
export const readFilter = (texts: FilterTexts): ReadFilter => {
  const [lower, upper] = [readAmount('amountFrom', texts.amountFrom), readAmount('amountTo', texts.amountTo)];
  const reference = texts.reference.trim();
  const why = {
    ...refusedReference(reference),
    ...refusedDays(texts.from, texts.to),
    ...refusedAmounts(lower.decimal, upper.decimal),
    ...lower.why,
    ...upper.why,
  };
  if (Object.keys(why).length > 0) return { kind: 'refused', why };
  const read: FilterTexts = {
    ...texts,
    reference,
    paymentReference: texts.paymentReference.trim(),
    amountFrom: lower.decimal,
    amountTo: upper.decimal,
  };
  const filled = FILTER_FIELDS.filter((field) => read[field] !== '').map((field) => [field, read[field]]);
  return { kind: 'filter', filter: Object.fromEntries(filled) };
};
