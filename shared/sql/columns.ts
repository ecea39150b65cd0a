import * as z from 'zod';
import { instantOf } from '../domain/basics/epoch-seconds.ts';
import { paiseFrom } from '../domain/basics/money.ts';

/** BIGINT columns arrive as text, because the JSON number of the Data API loses digits above 2^53. */
export const IdColumn = z.string().regex(/^\d+$/);

/** The sum of ids, which no JS number holds: the same for the same rows. */
export const IdSumColumn = IdColumn.transform(BigInt);

/** COUNT(*), sequence numbers and epoch seconds: small enough for a JS number, checked. */
export const CountColumn = z.string().transform(Number).pipe(z.int());

/** A DECIMAL as the Data API returns it (a string), read into paise. */
export const AmountColumn = z.string().transform(paiseFrom);

/** UNIX_TIMESTAMP of whatever the company keeps moments in: the second that holds it, where there are parts of seconds. */
export const EpochColumn = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform((text) => Math.floor(Number(text)));

/** UNIX_TIMESTAMP of a TIMESTAMP, so that no session time zone can shift it. */
export const SecondsColumn = EpochColumn.transform(instantOf);

/** UNIX_TIMESTAMP with all of its decimals, to come back to the very row: see momentOf. */
export const MomentColumn = z.string().regex(/^\d+(\.\d+)?$/);

/** The moment that a MomentColumn was read of. As text it would be compared as a binary fraction. */
export const momentOf = (parameter: string): string => `FROM_UNIXTIME(CAST(:${parameter} AS DECIMAL(20, 6)))`;

/** A comparison, or a TINYINT(1), which the Data API may give as a boolean. */
export const FlagColumn = z
  .union([z.boolean(), z.enum(['0', '1'])])
  .transform((flag) => flag === true || flag === '1');

/** DATETIME text in UTC, as this project writes it. */
export const UtcColumn = z.string().transform((text) => new Date(`${text.replace(' ', 'T')}Z`));

/** How a DATETIME(6) parameter is written: UTC, so that no session time zone can shift it. */
export const utcText = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');
