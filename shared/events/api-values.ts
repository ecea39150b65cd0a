import * as z from 'zod';

/** What API messages are made of. Ids and money are text: a JSON number holds neither. */
export const Id = z
  .string({ error: 'expected an id, in digits' })
  .regex(/^[1-9]\d{0,19}$/, { error: 'expected an id, in digits' })
  .meta({ description: 'A decimal id, as text' });

export const Money = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .meta({ description: 'INR with two decimals, as text', examples: ['11810454.35'] });

/** ISO 8601 in UTC. */
export const Instant = z.iso.datetime();

const hashError = 'expected the contentHash that you were shown: 64 hexadecimal digits in lower case';
export const ContentHash = z
  .string({ error: hashError })
  .regex(/^[0-9a-f]{64}$/, { error: hashError })
  .meta({ description: 'SHA-256 over what the batch pays, and to whom' });

/** Free text of people. Half a surrogate pair would be stored as another character than the audit hashes. */
export const freeText = (minimum: number, maximum: number, what: string) => {
  const error = `expected ${what} in ${minimum} to ${maximum} characters, without control characters but line ends`;
  return z
    .string({ error })
    .trim()
    .min(minimum, { error })
    .max(maximum, { error })
    .regex(/^(?:[^\p{Cs}\p{Cc}]|[\t\n\r])*$/u, { error });
};

const PAGE_DEFAULT = 50;

/** How many of a list are asked for at once: text in the address, and described as the number that it is. */
export const pageLimit = (maximum: number) => {
  const error = `expected a whole number from 1 to ${maximum}`;
  const inRange = (text: string) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= maximum;
  const limit = Math.min(PAGE_DEFAULT, maximum);
  return z
    .string({ error })
    .refine(inRange, { error })
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum, default: limit, description: 'How many at most' })
    .transform((text) => (text === undefined ? limit : Number(text)));
};

const cursorError = 'expected nextCursor of the page before';

/** Opaque: from `nextCursor` of the page before, for the same query. */
export const Cursor = z
  .string({ error: cursorError })
  .max(200, { error: cursorError })
  .optional()
  .meta({ description: 'nextCursor of the page before, of the same query; without it, the first page' });

export const NextCursor = z
  .string()
  .nullable()
  .meta({ description: 'The cursor of the next page; null after the last' });
