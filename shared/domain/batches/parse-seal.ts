import * as z from 'zod';
import { userOfActor } from '../audit/user-of-actor.ts';
import { paiseFrom } from '../basics/money.ts';
import { BATCH_STATUSES, type BatchStatus } from './batch.ts';
import type { Seal } from './seal.ts';

/** What seals a batch: the last of these in its stream says what the batch is. */
export const SEALING_ACTIONS = ['batch_created', 'batch_adopted', 'batch_restored', 'items_dropped'] as const;

/** What moves a batch on: the last of these says where it stands. An adoption says it itself. */
const STANDINGS = {
  batch_created: 'pending_approval',
  batch_adopted: undefined,
  batch_restored: 'processing',
  batch_approved: 'processing',
  payment_begun: 'processing',
  payment_aborted: 'processing',
  payment_recorded: 'processing',
  batch_rejected: 'cancelled',
  batch_cancelled: 'cancelled',
  batch_expired: 'cancelled',
  batch_paid: 'completed',
  nothing_paid: 'completed',
} as const satisfies Readonly<Record<string, BatchStatus | undefined>>;
export const STANDING_ACTIONS = Object.keys(STANDINGS) as (keyof typeof STANDINGS)[];

const Instant = z.iso.datetime().transform((text) => new Date(text));

/** What all versions said of a batch that they sealed; what is not of it, like who made it, is in the event's own columns. */
const Content = z.object({
  contentHash: z.string(),
  batchReference: z.string(),
  totalRecords: z.int(),
  totalAmount: z.string().transform(paiseFrom),
  requiredApprovals: z.int(),
  /** Of an adopted one: as what it was adopted. */
  status: z.enum(BATCH_STATUSES).optional(),
  /** Of one that was sealed anew, because items were dropped from it: how many there are with those. */
  itemCount: z.int().optional(),
  /** Of one that was sealed anew: whether no run that is on record here had made it. */
  adopted: z.boolean().optional(),
  /** For showing alone: told by a run since it is counted. */
  mayApprove: z.object({ count: z.int(), of: z.int(), needed: z.int() }).nullable().catch(null),
});

/** Since the terms are part of the hash. */
const SealedTerms = z.object({
  hashRule: z.literal(2),
  madeAt: Instant,
  requestedByUserId: z.string().nullable(),
  expiresAt: Instant.nullable(),
  payerMayApprove: z.boolean(),
});

/** The sealing event as the statement tells it: action, microseconds since 1970, actor, detail; then what moved the batch on last. */
const SealingEvent = z.tuple([
  z.enum(SEALING_ACTIONS),
  z.int(),
  z.string(),
  z.unknown(),
  z.enum(STANDING_ACTIONS),
]);
type SealingEvent = z.infer<typeof SealingEvent>;

/** Of a batch of ours that was made before: its requester acted, at the moment at which it was made. */
const termsBefore = ([, occurredAt, actor]: SealingEvent): Seal['terms'] => ({
  madeAt: new Date(occurredAt / 1000),
  requestedByUserId: userOfActor(actor),
});

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Nobody has said since what the bank did with it. */
const isUnanswered = (lastStep: SealingEvent[4], status: BatchStatus): boolean =>
  lastStep === 'batch_restored' || (lastStep === 'batch_adopted' && status === 'processing');

/** The seal that an event holds, as a JSON array; null where there is none, or none that can be read, which seals nothing. */
export const parseSeal = (text: string | null): Seal | null => {
  const event = SealingEvent.safeParse(parseJson(text ?? 'null'));
  if (!event.success) return null;
  const [action, , , detail, lastStep] = event.data;
  const content = Content.safeParse(detail);
  if (!content.success) return null;
  const { requiredApprovals, status: adoptedAs, itemCount, adopted: wasAdopted, ...told } = content.data;
  const status = STANDINGS[lastStep] ?? adoptedAs;
  if (!status) return null;
  const unanswered = isUnanswered(lastStep, status);
  const sealed = { ...told, status, itemCount: itemCount ?? told.totalRecords, unanswered };
  const adopted = wasAdopted ?? action === 'batch_adopted';
  const { data } = SealedTerms.safeParse(detail);
  if (data) {
    const { hashRule, ...terms } = data;
    return { ...sealed, adopted, hashRule, terms: { requiredApprovals, ...terms } };
  }
  const before = adopted ? {} : termsBefore(event.data);
  return { ...sealed, adopted, hashRule: 1, terms: { requiredApprovals, ...before } };
};
