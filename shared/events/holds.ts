import * as z from 'zod';
import { HOLD_KINDS } from '../domain/holds/hold.ts';
import { freeText, Id, Instant, Money, NextCursor } from './api-values.ts';
import { Person } from './people.ts';

/** What the columns of a hold take. */
export const HOLD_REASON_MAX = 500;

const untilError =
  'expected when somebody is to look at it again: an instant with its offset, 2026-12-31T00:00:00Z';

/** When a hold is looked at again. */
export const Until = z.iso
  .datetime({ offset: true, error: untilError })
  .max(40, { error: untilError })
  .optional();

const subjectError = 'expected userId of a person, commissionId of a commission, and not the other';

/** POST /holds. */
export const HoldInput = z
  .strictObject({
    kind: z.enum(['person', 'commission'], { error: 'expected "person" or "commission"' }),
    userId: Id.optional(),
    commissionId: Id.optional(),
    reason: freeText(1, HOLD_REASON_MAX, 'why'),
    until: Until,
  })
  .refine(
    ({ kind, userId, commissionId }) =>
      (kind === 'person') === (userId !== undefined) &&
      (kind === 'commission') === (commissionId !== undefined),
    { path: ['kind'], error: subjectError },
  );
export type HoldInput = z.infer<typeof HoldInput>;

/** DELETE /holds/{holdId}, and POST /commissions/{commissionId}/retry. */
export const LiftInput = z.strictObject({ reason: freeText(1, HOLD_REASON_MAX, 'why') });
export type LiftInput = z.infer<typeof LiftInput>;

export const HoldBody = z.object({
  holdId: Id,
  kind: z.enum(HOLD_KINDS),
  /** Of a person. */
  userId: Id.nullable(),
  /** That person; an answer that was kept before this was told has none. */
  beneficiary: Person.nullable().default(null),
  /** Of a commission, and of one whose payment failed twice. */
  commissionId: Id.nullable(),
  /** As the ledger has it now: whom it is for, and how much; null where it does not say. */
  commission: z
    .object({ commissionId: Id, beneficiary: Person.nullable(), amount: Money.nullable() })
    .nullable()
    .default(null),
  /** Of a person, in the list, as long as it is open: what it keeps out of every run as the ledger has it now. */
  heldBack: z.object({ count: z.int(), amount: Money }).nullable().default(null),
  reason: z.string(),
  heldBy: z.string(),
  heldAt: Instant,
  until: Instant.nullable(),
  /** Open, and past its `until`: it still holds, somebody is to look at it. */
  overdue: z.boolean(),
  lifted: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
});
export type HoldBody = z.infer<typeof HoldBody>;

export const HoldPage = z.object({ items: z.array(HoldBody), nextCursor: NextCursor });

/** What open batches hold of the money: a hold takes nothing out of it. The first hundred, and what to do about them. */
const OpenItemsBody = z.object({
  count: z.int(),
  amount: Money,
  items: z.array(
    z.object({
      batchId: Id,
      batchReference: z.string(),
      stage: z.enum(['awaits_approval', 'approved', 'being_paid']),
      itemNo: z.int(),
      commissionId: Id,
      amount: Money,
    }),
  ),
  advice: z.array(z.string()),
});

export const HoldSet = z.object({
  outcome: z.enum(['held', 'already_recorded']),
  hold: HoldBody,
  openItems: OpenItemsBody,
});
export type HoldSet = z.infer<typeof HoldSet>;

export const HoldLifted = z.object({ outcome: z.enum(['lifted', 'already_recorded']), hold: HoldBody });
export type HoldLifted = z.infer<typeof HoldLifted>;
