import type * as z from 'zod';

/** Ids travel as decimal strings: a BIGINT does not fit a JS number. Whole numbers are bound as BIGINT. */
export type SqlParam = string | number | null;
export type SqlParams = { readonly [name: string]: SqlParam };

/** A SELECT as a value: text, parameters and the shape each row must have. */
export type Read<Row> = {
  readonly sql: string;
  readonly params: SqlParams;
  readonly row: z.ZodType<Row>;
};

/** A change as a value, with the number of rows it must change; "any" where every number is right. */
export type Write = {
  readonly sql: string;
  readonly params: SqlParams;
  readonly expectRows: number | 'any';
};
