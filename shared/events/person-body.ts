import * as z from 'zod';
import { ITEM_STATUSES } from '../domain/batches/item-statuses.ts';
import { COMMISSION_STATES, WAITING_REASONS } from '../domain/people/commission-state.ts';
import { Id, Instant, Money, NextCursor } from './api-values.ts';
import { HoldBody } from './holds.ts';
import { Person } from './people.ts';

const Sum = z.object({ count: z.int(), amount: Money });
const Batch = z.object({ batchId: Id, batchReference: z.string() });

/** What one batch had of a commission before. */
const EarlierItem = z.object({
  batch: Batch,
  itemNo: z.int().nullable(),
  /** When that batch was made. */
  createdAt: Instant,
  amount: Money,
  status: z.enum(ITEM_STATUSES),
  notes: z.string().nullable(),
  /** Only where it was for somebody else. */
  forUserId: Id.nullable(),
});

export const CommissionOfPerson = z.object({
  commissionId: Id,
  /** As its batch has it; of what is in none, as the ledger does. */
  amount: Money,
  /** In the ledger; null where the host has not dated it. */
  createdAt: Instant.nullable(),
  state: z.enum(COMMISSION_STATES),
  /** Why it stands there, in a sentence; null where the state says it all. */
  why: z.string().nullable(),
  /** Of what is approved and in no batch: as a run would leave it out, or take it. */
  reason: z.enum(WAITING_REASONS).nullable(),
  /** Of the batch that has it, or has paid it. */
  batch: Batch.nullable(),
  itemNo: z.int().nullable(),
  paidAt: Instant.nullable(),
  /** Of the payment at the bank. */
  reference: z.string().nullable(),
  notes: z.string().nullable(),
  /** What became of it in earlier batches, newest first. */
  history: z.array(EarlierItem),
});
export type CommissionOfPerson = z.infer<typeof CommissionOfPerson>;

/** GET /people/{userId}/commissions. */
export const CommissionsOfPerson = z.object({
  items: z.array(CommissionOfPerson),
  nextCursor: NextCursor,
});
export type CommissionsOfPerson = z.infer<typeof CommissionsOfPerson>;

/** GET /people/{userId}: where somebody's money is. */
export const PersonBody = Person.extend({
  /** The host has no such user any more. */
  deleted: z.boolean(),
  sums: z.object({
    /** What batches paid them; what was paid twice counts twice. */
    paid: Sum,
    inOpenBatches: Sum,
    /** Approved, and in no batch. */
    waiting: Sum,
    /** Payments that failed, and those that came back, whatever has become of their commissions since. */
    failed: Sum,
    returned: Sum,
    notApproved: Sum,
    /** The ledger says so, and no batch has paid it. */
    paidOtherwise: Sum,
  }),
  /** Where what waits stands, and why. */
  waitingBy: z.array(
    Sum.extend({
      state: CommissionOfPerson.shape.state,
      reason: z.enum(WAITING_REASONS),
      why: z.string(),
    }),
  ),
  /** The newest fifty of what waits. */
  waiting: z.array(CommissionOfPerson),
  /** The newest twenty that are not over and have something for them. */
  openBatches: z.array(
    Sum.extend({ ...Batch.shape, state: z.enum(['awaits approval', 'approved', 'being paid']) }),
  ),
  /** On them, and on single commissions of theirs. */
  holds: z.array(HoldBody),
  lastPayment: Sum.extend({
    batch: Batch,
    at: Instant.nullable(),
    reference: z.string().nullable(),
  }).nullable(),
  lastReturn: z
    .object({
      commissionId: Id,
      batch: Batch,
      itemNo: z.int().nullable(),
      amount: Money,
      notes: z.string().nullable(),
      at: Instant.nullable(),
    })
    .nullable(),
  /** When the schedule comes next and makes a batch; or why not. */
  nextRun: z.object({ at: Instant.nullable(), why: z.string() }),
});
export type PersonBody = z.infer<typeof PersonBody>;
