import type { Paise } from './money.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** From the largest: what is above a crore is crores again. */
const UNITS = [
  [10_000_000n, 'crore'],
  [100_000n, 'lakh'],
  [1_000n, 'thousand'],
  [100n, 'hundred'],
] as const;

const belowHundred = (number: bigint): string[] => {
  if (number === 0n) return [];
  if (number < 20n) return [ONES[Number(number)] ?? ''];
  return [TENS[Number(number / 10n)] ?? '', ...belowHundred(number % 10n)];
};

const inWords = (number: bigint): string[] => {
  const unit = UNITS.find(([size]) => number >= size);
  if (!unit) return belowHundred(number);
  const [size, name] = unit;
  return [...inWords(number / size), name, ...inWords(number % size)];
};

const counted = (number: bigint, one: string, many: string): string =>
  `${number === 0n ? ONES[0] : inWords(number).join(' ')} ${number === 1n ? one : many}`;

/** As a cheque in India has it: "one crore eighteen lakh … rupees and thirty five paise". To check a figure by ear. */
export const rupeesInWords = (amount: Paise): string => {
  const paise = amount < 0n ? -amount : amount;
  const rupees = counted(paise / 100n, 'rupee', 'rupees');
  const rest = paise % 100n;
  const words = rest === 0n ? rupees : `${rupees} and ${counted(rest, 'paisa', 'paise')}`;
  return amount < 0n ? `minus ${words}` : words;
};
