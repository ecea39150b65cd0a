import { decimalFrom, type Paise } from './money.ts';

/** For people: Indian grouping, 1,18,10,454.35. Works on digits; no number type is involved. */
export const formatRupees = (paise: Paise): string => {
  const [rupees = '', fraction = ''] = decimalFrom(paise).split('.');
  return `${rupees.replace(/(?<=\d)(?=(\d\d)*\d{3}$)/g, ',')}.${fraction}`;
};
