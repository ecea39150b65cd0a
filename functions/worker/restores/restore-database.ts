import { RESTORED_STREAM } from '../../../shared/domain/audit/streams.ts';
import { MINUTE } from '../../../shared/domain/basics/durations.ts';
import { databaseRestoredNotices } from '../../../shared/domain/notices/database-restored-notices.ts';
import type { Offer } from '../../../shared/domain/offers/offer.ts';
import { type LostList, lostKey, parseLost } from '../../../shared/domain/restores/lost-list.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce } from '../../../shared/procedures/change-once.ts';
import { readKnownOffer } from '../../../shared/procedures/offers/known-offer.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { endRestore, keepRestoring, lockRestore, readRestore } from '../../../shared/sql/offers/restores.ts';
import { insertLostEvents } from '../../../shared/sql/restores/lost-events.ts';
import type { WorkerDeps } from '../worker-deps.ts';
import { holdBatch } from './hold-batch.ts';
import { OutOfTime } from './out-of-time.ts';
import { restoreBatch } from './restore-batch.ts';
import type { RestoreCall } from './restore-call.ts';

/** Left of the invocation: enough for one more step, with all its waits for locks. */
const STEP_MILLISECONDS = 90_000;
/** Longer than a step takes: before that the sweep asks nobody else. */
const QUIET_MILLISECONDS = 3 * MINUTE;
const LOST_EVENTS_OF_STEP = 1_000;

export type Restored = 'restored' | 'under_way';

const stepOf =
  (deps: WorkerDeps, { offerId }: Offer) =>
  async (): Promise<void> => {
    if (deps.remainingMilliseconds() <= STEP_MILLISECONDS) throw new OutOfTime('the next invocation goes on');
    const lookAt = new Date(deps.now().getTime() + QUIET_MILLISECONDS);
    await deps.database.transaction((transaction) => transaction.write(keepRestoring(offerId, lookAt)));
  };

/** Only now, when nothing that is lost can be paid again: from here on these events stop nothing. */
const sayLost = async (call: RestoreCall, { events }: LostList): Promise<void> => {
  const { deps, offer } = call;
  for (let from = 0; from < events.length; from += LOST_EVENTS_OF_STEP) {
    await call.step();
    const piece = events.slice(from, from + LOST_EVENTS_OF_STEP);
    await deps.database.transaction((transaction) =>
      transaction.write(insertLostEvents(piece, offer.offerId)),
    );
  }
};

const end = async ({ deps, offer }: RestoreCall, lost: LostList): Promise<void> => {
  const { offerId, hash } = offer;
  await changeOnce(
    deps,
    async (transaction) => (await transaction.read(lockRestore(offerId)))[0],
    async (transaction, locked) => {
      if (!locked?.underWay) return { answer: undefined, event: undefined };
      await transaction.write(endRestore(offerId));
      const detail = {
        offerId,
        offerHash: hash,
        lostEvents: lost.events.length,
        batchesMadeAgain: lost.missing.length,
        batchesHeld: lost.held.length,
        batchesWithoutList: lost.unlisted.length,
      };
      const fact = { stream: RESTORED_STREAM, actor: 'restore', action: 'database_restored', detail };
      const at = deps.now();
      const event = await appendEvent(transaction, { ...fact, occurredAt: at });
      const told = {
        offerId,
        lostEvents: lost.events.length,
        madeAgain: lost.missing.length,
        held: lost.held.length,
      };
      await transaction.write(insertNotices(databaseRestoredNotices(told, at), at));
      return { answer: undefined, event };
    },
  );
};

const carryOut = async (call: RestoreCall, lost: LostList): Promise<void> => {
  for (const missing of lost.missing) await restoreBatch(call, missing);
  for (const held of lost.held) await holdBatch(call, held);
  await sayLost(call, lost);
  await end(call, lost);
};

/**
 * What admins have confirmed, step by step, each a transaction of its own. Killed anywhere, it goes on where it stopped: the
 * sweep of the notice function asks until all of it is done. undefined: there is nothing to do.
 */
export const restoreDatabase = async (deps: WorkerDeps, offerId: string): Promise<Restored | undefined> => {
  const [restore] = await deps.database.read(readRestore(offerId));
  if (!restore?.underWay) return undefined;
  const known = await readKnownOffer(deps.database, offerId);
  if (!known?.sound || known.offer.content.kind !== 'restore' || !known.offer.ended) return undefined;
  const { offer } = known;
  const { lost: digest } = known.offer.content;
  const lost = parseLost(await deps.attested.readText(lostKey(digest)), digest);
  const call = { deps, offer, countedAt: known.offer.ended.at, step: stepOf(deps, offer) };
  try {
    await carryOut(call, lost);
    return 'restored';
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    deps.logger.info('a restore goes on later', { offerId, because: error.message });
    return 'under_way';
  }
};
