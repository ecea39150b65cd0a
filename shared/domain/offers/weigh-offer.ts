import type { AdminTerm } from '../approvers/admins-over-time.ts';
import { userOfActor } from '../audit/user-of-actor.ts';
import { HOUR } from '../basics/durations.ts';
import { affectedBy, type OfferContent, type OfferDraft, WAIT_HOURS, waitedOut } from './offer.ts';

/** Who has a say, as of now. */
export type Eyes = {
  /** Users whom a sign-in that stands on record makes admins now. */
  readonly admins: readonly string[];
  /** Who were admins on record, from the first until now. */
  readonly terms: readonly AdminTerm[];
};

const hoursAfter = (at: Date): Date => new Date(at.getTime() + WAIT_HOURS * HOUR);

/** Whether two admins are active, as this system understands it everywhere: they are, or were within 72 hours. */
export const needsTwo = ({ terms }: Pick<Eyes, 'terms'>, now: Date): boolean =>
  terms.some(({ admins, until }) => admins.length >= 2 && (until === null || hoursAfter(until) >= now));

/** Admins who may be counted for it: never the person whom it affects. */
export const eligibleFor = (content: OfferContent, admins: readonly string[]): string[] =>
  admins.filter((userId) => userId !== affectedBy(content));

export type Weighed =
  | { readonly kind: 'counts'; readonly alone: boolean }
  /** `countsFrom`: nobody else is there who might confirm it, so from then on it counts with one. */
  | { readonly kind: 'waits'; readonly missing: number; readonly countsFrom: Date | null };

/**
 * From when on it counts with one: 72 hours after it was offered and after the last moment at which there was another who
 * could have confirmed it, or whoever removes them would decide alone. null: on record that other is still there.
 */
const aloneFrom = (
  offer: Pick<OfferDraft, 'content' | 'offeredAt'>,
  { terms }: Pick<Eyes, 'terms'>,
): Date | null => {
  const last = terms.findLast(({ admins }) => eligibleFor(offer.content, admins).length >= 2);
  if (!last) return waitedOut(offer);
  if (last.until === null) return null;
  return new Date(Math.max(waitedOut(offer).getTime(), hoursAfter(last.until).getTime()));
};

/**
 * Whether enough different people stand behind an ordinary offer: two admins where two are active, else one; whoever offered
 * it by the API is one of them while still an admin, what the ops function was told names nobody.
 */
export const weighOffer = (
  offer: Pick<OfferDraft, 'content' | 'offeredBy' | 'offeredAt'>,
  confirmedBy: readonly string[],
  eyes: Eyes,
  now: Date,
): Weighed => {
  const eligible = eligibleFor(offer.content, eyes.admins);
  const offerer = userOfActor(offer.offeredBy);
  const behind = new Set([...confirmedBy, ...(offerer === null ? [] : [offerer])]);
  const seen = eligible.filter((userId) => behind.has(userId)).length;
  const needed = needsTwo(eyes, now) ? 2 : 1;
  if (seen >= needed) return { kind: 'counts', alone: needed === 1 };
  const countsFrom = seen >= 1 && eligible.length < needed ? aloneFrom(offer, eyes) : null;
  if (countsFrom && now >= countsFrom) return { kind: 'counts', alone: true };
  return { kind: 'waits', missing: needed - seen, countsFrom };
};
