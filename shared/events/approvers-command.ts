import * as z from 'zod';
import { ROLES } from '../domain/approvers/approver.ts';
import { OfferMade } from './offer-made.ts';

const userIdError = 'expected the id of a user, in digits';
const UserId = z.string({ error: userIdError }).regex(/^[1-9]\d{0,18}$/, { error: userIdError });

const issuerError =
  'expected the issuer of the sign-in: a URL of at most 190 ASCII characters, as in its tokens';
const Issuer = z
  .string({ error: issuerError })
  .max(190, issuerError)
  .regex(/^https?:\/\/[\x21-\x7e]+$/, { error: issuerError });

const subjectError = 'expected the subject of the sign-in: 1 to 255 ASCII characters, as in its tokens';
/** The column pads with spaces, so one at an end would not count. */
const Subject = z
  .string({ error: subjectError })
  .regex(/^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/, { error: subjectError });

const rolesError = `expected one or more of ${ROLES.join(', ')}, each once`;

export const AddApprover = z.strictObject({
  userId: UserId,
  issuer: Issuer,
  subject: Subject,
  roles: z
    .array(z.enum(ROLES, { error: `expected one of ${ROLES.join(', ')}` }), { error: rolesError })
    .min(1, rolesError)
    .refine((roles) => new Set(roles).size === roles.length, { error: rolesError }),
  /** Nobody is left who could confirm it: announced to everybody, it counts after 72 hours unless somebody refuses it. */
  emergency: z.literal(true, { error: 'expected true' }).optional(),
});
export type AddApprover = z.infer<typeof AddApprover>;

/** As the API takes it: who is signed in at the stack's issuer entitles at no other. */
export const EntitleInput = AddApprover.omit({ emergency: true }).extend({ issuer: Issuer.optional() });

/** Either every sign-in of a user, or one. */
export const RemoveApprover = z
  .strictObject({ userId: UserId.optional(), issuer: Issuer.optional(), subject: Subject.optional() })
  .refine(
    ({ userId, issuer, subject }) =>
      userId === undefined
        ? issuer !== undefined && subject !== undefined
        : issuer === undefined && subject === undefined,
    { path: ['userId'], error: 'expected it alone, or issuer and subject' },
  );
export type RemoveApprover = z.infer<typeof RemoveApprover>;

const Roles = z.array(z.enum(ROLES));

/** One sign-in and what it entitles to. */
export const ApproverState = z.object({
  userId: z.string(),
  issuer: z.string(),
  subject: z.string(),
  roles: Roles,
  active: z.boolean(),
  /** Approvals count for batches made after this. */
  activeSince: z.iso.datetime(),
});
export type ApproverState = z.infer<typeof ApproverState>;

/**
 * By user, the active ones first. The name is null where the host deleted the user. Not on record: somebody wrote or changed
 * the row by SQL, so that it opens nothing.
 */
export const ApproverList = z.object({
  approvers: z.array(ApproverState.extend({ name: z.string().nullable(), onRecord: z.boolean() })),
});
export type ApproverList = z.infer<typeof ApproverList>;

/** What `approvers list` answers: an ops function of before tells of no offers. */
export const ApproversListed = ApproverList.extend({
  /** What waits for a second pair of eyes, newest first. */
  waiting: z
    .array(
      OfferMade.extend({
        emergency: z.boolean(),
        what: z.string(),
        offeredBy: z.string(),
        reason: z.string(),
      }),
    )
    .default([]),
});
export type ApproversListed = z.infer<typeof ApproversListed>;

/** A pending batch of which another number of approvals counts now. */
export const RecountedBatch = z.object({
  batchId: z.string(),
  batchReference: z.string(),
  from: z.int(),
  to: z.int(),
});
export type RecountedBatch = z.infer<typeof RecountedBatch>;

/** The sign-ins that the command was about, as they are now, and what that did to votes. Offered: nothing of it yet. */
export const ApproversChanged = z.object({
  outcome: z.enum(['added', 'changed', 'removed', 'unchanged', 'offered']),
  approvers: z.array(ApproverState),
  recounted: z.array(RecountedBatch),
  /** One person decided it, because there is no second admin. */
  alone: z.boolean().default(false),
  offer: OfferMade.nullable().default(null),
});
export type ApproversChanged = z.infer<typeof ApproversChanged>;
