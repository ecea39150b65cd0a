import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditAuthor } from '../../../shared/domain/audit/audit-author.ts';
import type { AuditEvent } from '../../../shared/domain/audit/audit-event.ts';
import { HOUR } from '../../../shared/domain/basics/durations.ts';
import { announcementKeys, offerNotices } from '../../../shared/domain/notices/offer-notices.ts';
import { lookAfter, type Offer, WAIT_HOURS, waitedOut } from '../../../shared/domain/offers/offer.ts';
import { weighOffer } from '../../../shared/domain/offers/weigh-offer.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import { countOffer, unrecordedIn } from '../../../shared/procedures/decisions/count-offer.ts';
import { endOpenOffer } from '../../../shared/procedures/offers/end-open-offer.ts';
import { type KnownOffer, readKnownOffer } from '../../../shared/procedures/offers/known-offer.ts';
import { readEyes } from '../../../shared/procedures/offers/read-eyes.ts';
import { lockEntitlements } from '../../../shared/sql/approvers/lock-entitlements.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { readSentCount } from '../../../shared/sql/notices/sent-count.ts';
import { lookAgain, readOffer } from '../../../shared/sql/offers/offers.ts';
import { type Restored, restoreDatabase } from '../restores/restore-database.ts';
import type { WorkerDeps } from '../worker-deps.ts';

/** over: there was nothing to see to any more. */
export type LookedAt = 'counted' | 'expired' | 'overtaken' | 'waits' | 'over' | Restored;

/** Who gives the last word where nobody does. */
const TIME: AuditAuthor = { actor: 'time', detail: {} };

const end = async (
  transaction: Transaction,
  offer: Offer,
  state: 'expired' | 'overtaken',
  because: string,
  at: Date,
): Promise<AuditEvent> => {
  const event = await endOpenOffer(transaction, offer, TIME, { state, because }, at);
  await transaction.write(insertNotices(offerNotices(offer, { kind: state, because }, at), at));
  return event;
};

/** An emergency counts only where those who might have refused it were told, and then had as long to do so. */
const wasAnnounced = async (transaction: Transaction, offer: Offer, at: Date): Promise<boolean> => {
  const keys = announcementKeys(offer, at);
  const { sent } = await transaction.readOne(readSentCount(keys, new Date(at.getTime() - WAIT_HOURS * HOUR)));
  return sent === keys.length;
};

type Verdict = { readonly counts: boolean; readonly alone: boolean };

const verdictOn = async (
  transaction: Transaction,
  { offer, confirmations }: KnownOffer,
  at: Date,
): Promise<Verdict> => {
  if (offer.emergency) {
    const isTime = at >= waitedOut(offer);
    return { counts: isTime && (await wasAnnounced(transaction, offer, at)), alone: true };
  }
  const confirmedBy = confirmations.map(({ userId }) => userId);
  const weighed = weighOffer(offer, confirmedBy, await readEyes(transaction), at);
  return weighed.kind === 'counts' ? { counts: true, alone: weighed.alone } : { counts: false, alone: false };
};

const look = async (
  deps: WorkerDeps,
  transaction: Transaction,
  known: KnownOffer | undefined,
  unrecorded: boolean,
): Promise<Done<LookedAt>> => {
  const at = deps.now();
  if (known?.offer.state !== 'open') return { answer: 'over', event: undefined };
  const { offer, confirmations, sound } = known;
  if (!sound) {
    const because = 'it was changed in the database, by nobody who is on record';
    return { answer: 'overtaken', event: await end(transaction, offer, 'overtaken', because, at) };
  }
  // First: an emergency whose announcement went out late must not count after its time.
  if (offer.expiresAt <= at) {
    return {
      answer: 'expired',
      event: await end(transaction, offer, 'expired', 'nobody confirmed it in time', at),
    };
  }
  const { counts, alone } = await verdictOn(transaction, known, at);
  if (!counts) {
    await transaction.write(lookAgain(offer.offerId, lookAfter(offer, at)));
    return { answer: 'waits', event: undefined };
  }
  const confirmedBy = confirmations.map(({ userId }) => userId);
  const counting = { offer, author: TIME, confirmedBy, alone, at, unrecorded };
  const { counted, event } = await countOffer(deps, transaction, counting);
  return { answer: counted ? 'counted' : 'overtaken', event };
};

/** Whether time has made the offer count, or ended it; a restore that counts is carried out. */
export const lookAtOffer = async (deps: WorkerDeps, offerId: string): Promise<LookedAt> => {
  const [offer] = await deps.database.read(readOffer(offerId));
  const unrecorded = await unrecordedIn(deps, offer?.content);
  const looked = await changeOnce(
    deps,
    (transaction) => transaction.readOne(lockEntitlements()),
    async (transaction) => look(deps, transaction, await readKnownOffer(transaction, offerId), unrecorded),
  );
  return (await restoreDatabase(deps, offerId)) ?? looked;
};
