import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';

/** What somebody typed for an amount, read into the decimal text of the API. */
export type TypedAmount =
  | { readonly kind: 'none' }
  | { readonly kind: 'amount'; readonly decimal: string }
  | { readonly kind: 'nonsense'; readonly why: string };

/** A group after a comma has two or three digits, the last one three: "1,5" is half a comma, not fifteen. */
const RUPEES = /^(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d{1,2})?$/;
const DIGITS_MAX = 16;

const NONSENSE = 'expected rupees, as in 1,00,000 or 100000.00';

/** Reads "₹1,00,000", "1,000,000" and "100000.5"; refuses what could be meant in two ways. */
export const readTypedAmount = (text: string): TypedAmount => {
  const typed = text.replace(/^\s*(?:₹|INR|Rs\.?)?\s*/i, '').trim();
  if (typed === '') return text.trim() === '' ? { kind: 'none' } : { kind: 'nonsense', why: NONSENSE };
  const digits = typed.replaceAll(',', '');
  const [rupees = ''] = digits.split('.');
  if (!RUPEES.test(typed) || rupees.length > DIGITS_MAX) {
    return { kind: 'nonsense', why: `“${text.trim()}” is no amount: ${NONSENSE}` };
  }
  return { kind: 'amount', decimal: decimalFrom(paiseFrom(digits)) };
};
