import type { Transaction } from '../../aws/transaction.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import { offerNotices } from '../../domain/notices/offer-notices.ts';
import type { Offer, OfferContent } from '../../domain/offers/offer.ts';
import type { Deps } from '../../runtime/deps.ts';
import { insertNotices } from '../../sql/notices/notification-log.ts';
import { askToRestore } from '../../sql/offers/restores.ts';
import { isUnrecorded } from '../entitlements/lock-sign-in.ts';
import { endOpenOffer } from '../offers/end-open-offer.ts';
import { countEntitlement } from './count-entitlement.ts';
import { countSettings } from './count-settings.ts';

type Counting = {
  readonly offer: Offer;
  /** Whoever gave the last word: an admin, or time. */
  readonly author: AuditAuthor;
  readonly confirmedBy: readonly string[];
  readonly alone: boolean;
  readonly at: Date;
  /** As seen before the transaction. */
  readonly unrecorded: boolean;
};

/** Whether the row of the sign-in on offer is what the trail says; asked before the transaction (lock-sign-in). */
export const unrecordedIn = async (
  deps: Pick<Deps, 'database'>,
  content: OfferContent | undefined,
): Promise<boolean> => content?.kind === 'entitlement' && isUnrecorded(deps, content);

/** The author of what an offer makes of things: the last word is theirs, the wish and its reason are the offerer's. */
const authorOf = ({ author, offer, confirmedBy }: Counting): AuditAuthor => ({
  actor: author.actor,
  detail: {
    ...author.detail,
    reason: offer.reason,
    offerId: offer.offerId,
    offeredBy: offer.offeredBy,
    confirmedBy: [...confirmedBy],
  },
});

/** Why it cannot be had any more; undefined where it was done. */
const carryOut = async (
  deps: Pick<Deps, 'database'>,
  transaction: Transaction,
  counting: Counting,
): Promise<string | undefined> => {
  const { offer, alone, at, unrecorded } = counting;
  const change = { author: authorOf(counting), alone, at };
  switch (offer.content.kind) {
    case 'entitlement':
      return countEntitlement(deps, transaction, offer.content, { ...change, unrecorded });
    case 'settings':
      return countSettings(transaction, offer.content, change);
    case 'restore':
      return undefined;
  }
};

/** The offer holds from now on; or is over, where what it was decided on is not so any more. */
export const countOffer = async (
  deps: Pick<Deps, 'database'>,
  transaction: Transaction,
  counting: Counting,
): Promise<{ readonly counted: boolean; readonly event: AuditEvent }> => {
  const { offer, author, alone, at } = counting;
  const obstacle = await carryOut(deps, transaction, counting);
  const ending = obstacle
    ? ({ state: 'overtaken', because: obstacle } as const)
    : ({
        state: 'done',
        because: alone ? 'counted with one, as no other admin is there' : 'confirmed',
        alone,
      } as const);
  const event = await endOpenOffer(transaction, offer, author, ending, at);
  // Only now is it a restore that counts, for the worker to see to.
  if (!obstacle && offer.content.kind === 'restore') await transaction.write(askToRestore(offer.offerId, at));
  if (obstacle) {
    const told = offerNotices(offer, { kind: 'overtaken', because: obstacle }, at);
    await transaction.write(insertNotices(told, at));
  }
  return { counted: obstacle === undefined, event };
};
