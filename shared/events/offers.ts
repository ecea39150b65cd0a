import * as z from 'zod';
import { ROLES } from '../domain/approvers/approver.ts';
import { OFFER_STATES, RestoreOffer } from '../domain/offers/offer.ts';
import { freeText, Id, Instant } from './api-values.ts';
import { Person } from './people.ts';
import { SettingChange } from './settings-command.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected the hash of the offer that was shown' });
const Roles = z.array(z.enum(ROLES));

/** An entitlement, settings that loosen control, or what becomes of a restored database, and what became of the offer. */
export const OfferBody = z.object({
  offerId: Id,
  kind: z.enum(['entitlement', 'settings', 'restore']),
  state: z.enum(OFFER_STATES),
  /** What whoever confirms sends back: that this is what they saw. */
  hash: z.string(),
  emergency: z.boolean(),
  /** As in the audit trail; of the ops function it is as stated, and unverified. */
  offeredBy: z.object({ actor: z.string(), person: Person.nullable() }),
  reason: z.string(),
  offeredAt: Instant,
  expiresAt: Instant,
  entitlement: z
    .object({ user: Person, issuer: z.string(), subject: z.string(), before: Roles.nullable(), roles: Roles })
    .nullable(),
  changes: z.array(SettingChange).nullable(),
  restore: RestoreOffer.nullable(),
  confirmations: z.array(z.object({ by: Person, at: Instant })),
  confirmationsMissing: z.int(),
  countsFrom: Instant.nullable(),
  /** What the caller may do; or why not, in a sentence. */
  may: z.object({ confirm: z.boolean(), refuse: z.boolean() }),
  whyNot: z.object({ confirm: z.string().nullable(), refuse: z.string().nullable() }),
  ended: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type OfferBody = z.infer<typeof OfferBody>;

/** Open ones first, each newest first. */
export const OfferList = z.object({ items: z.array(OfferBody) });
export type OfferList = z.infer<typeof OfferList>;

export const ConfirmInput = z.strictObject({ hash: Hash });
export const RefuseInput = z.strictObject({ hash: Hash, reason: freeText(1, 500, 'why') });

/** confirmed: one more is behind it; counted: that was enough, and it holds from now on; overtaken: it cannot hold any more. */
export const OfferActed = z.object({
  outcome: z.enum(['confirmed', 'counted', 'overtaken', 'refused', 'already_recorded']),
  offer: OfferBody,
});
export type OfferActed = z.infer<typeof OfferActed>;
