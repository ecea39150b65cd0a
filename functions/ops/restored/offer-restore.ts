import type { AttestedStore } from '../../../shared/aws/attested-store.ts';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { lostDigest, lostKey, lostText } from '../../../shared/domain/restores/lost-list.ts';
import { restoreOffer } from '../../../shared/domain/restores/restore-offer.ts';
import { sortLost } from '../../../shared/domain/restores/sort-lost.ts';
import type { OpsCommandOf } from '../../../shared/events/ops-command.ts';
import type { RestoreOffered } from '../../../shared/events/restored-command.ts';
import { changeOnce } from '../../../shared/procedures/change-once.ts';
import { makeOffer } from '../../../shared/procedures/offers/make-offer.ts';
import { offerMade } from '../../../shared/procedures/offers/offer-made.ts';
import { lockEntitlements } from '../../../shared/sql/approvers/lock-entitlements.ts';
import { opsAuthor } from '../call/ops-author.ts';
import type { OpsDeps } from '../call/ops-deps.ts';
import { findLost } from './find-lost.ts';
import { planRestore } from './plan-restore.ts';

const attestedOf = ({ attested }: OpsDeps): AttestedStore => {
  if (attested) return attested;
  throw new InvalidInput(
    'nothing is known here of what is kept outside of the database: expected the deployed ops function',
  );
};

/** Looks for all that was recorded and is not in the database, keeps a list of it, and offers to admins what becomes of it. */
export const offerRestore = async (
  deps: OpsDeps,
  command: OpsCommandOf<'restored'>,
): Promise<RestoreOffered> => {
  const attested = attestedOf(deps);
  const asked = { database: deps.database, attested, now: deps.now };
  const { events, looked } = await findLost(asked);
  if (events.length === 0) return { outcome: 'nothing_lost', keptEvents: looked };
  const lost = await planRestore(asked, events);
  const text = lostText(lost);
  const digest = lostDigest(text);
  await attested.keepText(lostKey(digest), text);
  const restore = restoreOffer(lost, sortLost(events), digest);
  const author = opsAuthor(deps, command);
  return changeOnce(
    deps,
    (transaction) => transaction.readOne(lockEntitlements()),
    async (transaction) => {
      const offeredAt = deps.now();
      const draft = {
        content: restore,
        emergency: false,
        offeredBy: author.actor,
        reason: command.reason,
        offeredAt,
      };
      const { offer, event } = await makeOffer(transaction, draft, author);
      const made = await offerMade(transaction, offer, offeredAt);
      return { answer: { outcome: 'offered' as const, restore, offer: made }, event };
    },
  );
};
