import * as z from 'zod';
import { invalidInput } from './invalid-input.ts';
import { ACTOR_MAX, actorError } from './ops-command.ts';

/** What the migrate function is sent: nothing at a deploy; a command by `payouts migrate` and `payouts adopt`. */
export const MigrateCommand = z.strictObject({
  /** migrate: schema, batches of the old script, users. adopt: batches of the old script alone. */
  command: z.enum(['migrate', 'adopt'], { error: 'expected "migrate" or "adopt"' }).default('migrate'),
  /** As stated by the caller; CloudTrail knows who invoked. */
  actor: z
    .string({ error: actorError })
    .trim()
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, { error: actorError })
    .max(ACTOR_MAX, actorError)
    .optional(),
});
export type MigrateCommand = z.infer<typeof MigrateCommand>;

/** Throws InvalidInput naming field, value and expectation. */
export const parseMigrateCommand = (payload: unknown): MigrateCommand => {
  const parsed = MigrateCommand.safeParse(payload ?? {});
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error, payload, Object.keys(MigrateCommand.shape));
};

/** What a call took in of the old script; all zero where there was nothing left to do. */
export const Adoption = z.object({
  /** Batches that were new to us, or of which the old page had added items. */
  batches: z.int(),
  /** Items that got their number. */
  items: z.int(),
  /** Drafts that await approval. */
  reopened: z.int(),
  /** Batches that were in processing: held until finance says what the bank did with them. */
  unanswered: z.int(),
});
export type Adoption = z.infer<typeof Adoption>;

/** A sign-in that stood in its table, and not in the audit trail. */
export const EntitledSignIn = z.object({
  userId: z.string(),
  issuer: z.string(),
  subject: z.string(),
  roles: z.array(z.string()),
  active: z.boolean(),
});
export type EntitledSignIn = z.infer<typeof EntitledSignIn>;

/** What the migrate function answers; `adopt` leaves schema and users as they are. */
export const MigrateAnswer = z.object({
  /** Migrations that this call applied. */
  applied: z.array(z.string()).optional(),
  adopted: Adoption,
  /** Entitlements that were put on record as they stood, once, when the version came that asks for it. */
  entitled: z.array(EntitledSignIn).optional(),
  /** Functions whose database users are there, with the passwords of their secrets. */
  users: z.array(z.string()).optional(),
});
export type MigrateAnswer = z.infer<typeof MigrateAnswer>;
