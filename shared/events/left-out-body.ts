import * as z from 'zod';
import { LEFT_OUT_REASONS } from '../domain/runs/left-out.ts';
import { Cursor, Id, Instant, NextCursor, pageLimit } from './api-values.ts';
import { ManualPayload } from './payout-payload.ts';

const { dateFrom, dateTo, lookbackDays, maxItems } = ManualPayload.shape;

const reasonError = `expected one of ${LEFT_OUT_REASONS.join(', ')}`;

/** What a query says in digits; anything else is left for the option itself to refuse. */
const inDigits = (text: string): unknown => (/^\d{1,8}$/.test(text) ? Number(text) : text);

/** GET /runs/preview/left-out: the options of a run that bear on what it leaves out, as POST /runs takes them. */
export const LeftOutQuery = z.strictObject({
  reason: z.enum(LEFT_OUT_REASONS, { error: reasonError }),
  dateFrom,
  dateTo,
  lookbackDays: z.string().transform(inDigits).pipe(lookbackDays).optional(),
  maxItems: z.string().transform(inDigits).pipe(maxItems).optional(),
  cursor: Cursor,
  limit: pageLimit(100),
});

export const LeftOutCommission = z.object({
  commissionId: Id,
  /** null: the ledger names nobody. Without a name: there is no such user. */
  beneficiary: z.object({ userId: z.string(), name: z.string().nullable() }).nullable(),
  /** As the ledger has it: with more than two decimals where it has a part of a paisa. */
  amount: z.string().regex(/^-?\d+\.\d{2,}$/),
  createdAt: Instant.nullable(),
  /** That has it, has paid it, or has marked it. */
  batchId: Id.nullable(),
});
export type LeftOutCommission = z.infer<typeof LeftOutCommission>;

export const LeftOutPage = z.object({ items: z.array(LeftOutCommission), nextCursor: NextCursor });
export type LeftOutPage = z.infer<typeof LeftOutPage>;
