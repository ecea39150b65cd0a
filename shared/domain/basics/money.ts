/** What every amount is in, as payloads, results and notices say it. */
export const CURRENCY = 'INR';

/** Money in the domain: whole paise. A float never holds an amount. */
export type Paise = bigint;

const AMOUNT_TEXT = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/;

/** Reads a decimal string with at most two decimals ("11810454.35"). Throws RangeError on anything else. */
export const paiseFrom = (text: string): Paise => {
  const match = AMOUNT_TEXT.exec(text);
  if (!match) throw new RangeError(`"${text}" is not an amount with at most two decimals`);
  const [, sign, rupees, fraction = ''] = match;
  const paise = BigInt(`${rupees}${fraction.padEnd(2, '0')}`);
  return sign === '-' ? -paise : paise;
};

/** The wire and the database form: always two decimals, "." as separator, no grouping. */
export const decimalFrom = (paise: Paise): string => {
  const digits = (paise < 0n ? -paise : paise).toString().padStart(3, '0');
  return `${paise < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
