import { groupDigits } from './group-digits.ts';
import { decimalFrom, type Paise } from './money.ts';

/** Paise, or the decimal text that travels. Works on digits: no number type is involved. */
type Amount = Paise | string;

/** The sign stands before the unit. */
const inUnit = (unit: string, amount: Amount): string => {
  const decimal = typeof amount === 'string' ? amount : decimalFrom(amount);
  const [, sign = '', rupees = '', rest = ''] = /^(-?)(\d*)(.*)$/s.exec(decimal) ?? [];
  return `${sign}${unit}${groupDigits(rupees)}${rest}`;
};

/** For people: ₹1,18,10,454.35, and -₹1,300.00. */
export const formatRupees = (amount: Amount): string => inUnit('₹', amount);

/** In the subject of a notice, which has to be ASCII: INR 1,18,10,454.35, and -INR 1,300.00. */
export const formatInr = (amount: Amount): string => inUnit('INR ', amount);
