import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ROLES } from '../approvers/approver.ts';
import { subjectKey } from '../approvers/subject-key.ts';
import { canonicalJson } from '../audit/audit-event.ts';
import { DAY, HOUR } from '../basics/durations.ts';

/** Unconfirmed, an offer ends after this. */
const OFFERED_DAYS = 7;

/** How long a second admin who is gone is still reckoned with, and how long an emergency is announced before it counts. */
export const WAIT_HOURS = 72;

const Roles = z.array(z.enum(ROLES));

/** As an offer names them: how many, what they come to, and the first of them. */
const LostBatches = z.object({
  count: z.int(),
  amount: z.string(),
  first: z.array(z.object({ batchId: z.string(), batchReference: z.string(), totalAmount: z.string() })),
});
export type LostBatches = z.infer<typeof LostBatches>;

/** What becomes of a database that was restored from a backup. */
export const RestoreOffer = z.object({
  kind: z.literal('restore'),
  /** SHA-256 of the list of all that is lost, under which it is kept outside of the database. */
  lost: z.string(),
  lostEvents: z.int(),
  /** Gone, and to be made again from their lists. */
  missing: LostBatches,
  /** There, but not as they were last. */
  held: LostBatches,
  /** Gone, and nobody kept what they held. */
  unlisted: z.object({ count: z.int(), batchIds: z.array(z.string()) }),
  /** What else was said and is not on record any more, by stream: people say it again. */
  sayAgain: z.array(z.object({ stream: z.string(), events: z.int() })),
});
export type RestoreOffer = z.infer<typeof RestoreOffer>;

/** What an offer would make of things. Of a sign-in: what it would be entitled to, and what it is now (null: nothing). */
export const OfferContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entitlement'),
    userId: z.string(),
    issuer: z.string(),
    subject: z.string(),
    roles: Roles,
    before: Roles.nullable(),
  }),
  z.object({
    kind: z.literal('settings'),
    /** Names without the prefix; null is the default. */
    changes: z.array(z.object({ key: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  }),
  RestoreOffer,
]);
export type OfferContent = z.infer<typeof OfferContent>;

export const OFFER_STATES = ['open', 'done', 'refused', 'expired', 'overtaken'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** What somebody wants to change, before it has its number. */
export type OfferDraft = {
  readonly content: OfferContent;
  /** Nobody is there to confirm it: it counts by itself, unless somebody refuses it. */
  readonly emergency: boolean;
  /** As events name them: "user 8" whom the API let in, or "unverified: …" of the ops function. */
  readonly offeredBy: string;
  readonly reason: string;
  readonly offeredAt: Date;
};

export type Offer = OfferDraft & {
  /** The seq of the event that made it, in the stream of offers. */
  readonly offerId: string;
  readonly hash: string;
  readonly expiresAt: Date;
  readonly state: OfferState;
  readonly ended: { readonly at: Date; readonly by: string; readonly reason: string } | null;
};

export const expiryOf = ({ offeredAt }: Pick<OfferDraft, 'offeredAt'>): Date =>
  new Date(offeredAt.getTime() + OFFERED_DAYS * DAY);

/** When it may count by itself. */
export const waitedOut = ({ offeredAt }: Pick<OfferDraft, 'offeredAt'>): Date =>
  new Date(offeredAt.getTime() + WAIT_HOURS * HOUR);

/** When time is to be asked again whether it counts or is over: hourly, and at its end. */
export const lookAfter = ({ expiresAt }: Pick<Offer, 'expiresAt'>, at: Date): Date =>
  new Date(Math.min(at.getTime() + HOUR, expiresAt.getTime()));

/** What whoever confirms it has seen: SHA-256 of all that is offered, by whom, why and when. Lower-case hex. */
export const offerHash = ({ content, emergency, offeredBy, reason, offeredAt }: OfferDraft): string =>
  createHash('sha256')
    .update(canonicalJson({ content, emergency, offeredBy, reason, offeredAt: offeredAt.toISOString() }))
    .digest('hex');

/** A database is restored once at a time. */
const RESTORE_KEY = 'restore';

/** There is one emergency at a time. */
export const EMERGENCY_KEY = 'emergency';

/** Of two offers with the same key only one is open: about one sign-in, of the same settings, and of emergencies. */
export const openKeyOf = ({ content, emergency }: Pick<OfferDraft, 'content' | 'emergency'>): string => {
  if (emergency) return EMERGENCY_KEY;
  if (content.kind === 'entitlement') return subjectKey(content);
  if (content.kind === 'restore') return RESTORE_KEY;
  return `settings/${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
};

/** Whom it concerns: they neither confirm nor refuse it. */
export const affectedBy = (content: OfferContent): string | null =>
  content.kind === 'entitlement' ? content.userId : null;
