import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { settingName } from '../settings/setting-names.ts';
import { settingWords } from '../settings/setting-words.ts';
import type { EventDetail } from './event-facts.ts';

type Change = { readonly key: string; readonly from: unknown; readonly to: unknown };

const isChange = (change: unknown): change is Change =>
  typeof change === 'object' && change !== null && typeof (change as Partial<Change>).key === 'string';

const wordsOf = (key: string, text: unknown): string =>
  settingWords(key, typeof text === 'string' ? text : null);

const changes = ({ changes: told }: EventDetail): readonly string[] =>
  (Array.isArray(told) ? told : [])
    .filter(isChange)
    .map(({ key, from, to }) => `${settingName(key)}: ${wordsOf(key, from)} → ${wordsOf(key, to)}`);

const rolesIn = (entitlement: unknown): string | undefined => {
  const { roles, active } = (entitlement ?? {}) as { readonly roles?: unknown; readonly active?: unknown };
  if (!Array.isArray(roles)) return undefined;
  return active === false || roles.length === 0 ? 'nothing' : roles.join(', ');
};

const entitlement = ({ from, to }: EventDetail): readonly string[] => {
  const [before, after = ''] = [rolesIn(from), rolesIn(to)];
  return [before && before !== after ? `${before} → ${after}` : after];
};

/** What an offer would change: roles of a sign-in, settings, or what a restored database holds. */
const offered = ({ offerId, content }: EventDetail): string => {
  const { before, roles, changes: told, lostEvents } = (content ?? {}) as EventDetail;
  if (typeof lostEvents === 'number') return `A restored database lacks ${counted(lostEvents, 'event')}`;
  if (Array.isArray(told)) return `Offer ${offerId}: ${changes({ changes: told }).join('; ')}`;
  const after = rolesIn({ roles });
  if (after !== undefined) return `${rolesIn({ roles: before }) ?? 'nothing'} → ${after}`;
  return typeof offerId === 'string' ? `Offer ${offerId}` : '';
};

const ofOffer = ({ because, ...offer }: EventDetail): readonly string[] => [
  offered(offer),
  typeof because === 'string' ? because : '',
];

const heldOf = ({ commissionId, batchId, count, amount }: EventDetail): string => {
  if (typeof commissionId === 'string') return `commission ${commissionId}`;
  if (typeof count !== 'number' || typeof amount !== 'string') return '';
  return `${counted(count, 'commission')} of batch ${batchId}, ${formatRupees(amount)}: failed for the second time`;
};

const heldNow = ({ openItems, openAmount }: EventDetail): string =>
  typeof openItems === 'number' && openItems > 0 && typeof openAmount === 'string'
    ? `${formatCount(openItems)} in open batches, ${formatRupees(openAmount)}`
    : '';

const file = ({ fileName, rows }: EventDetail): readonly string[] => [
  typeof fileName === 'string' ? fileName : '',
  typeof rows === 'number' ? counted(rows, 'row') : '',
];

/** Of the events of the streams that are of no batch, by their actions. */
export const STREAM_FACTS: Readonly<Record<string, (detail: EventDetail) => readonly string[]>> = {
  file_exported: file,
  note_erased: ({ seq }) => [typeof seq === 'number' ? `of event ${seq}` : ''],
  settings_changed: changes,
  settings_changed_outside: changes,
  approver_found: entitlement,
  approver_added: entitlement,
  approver_changed: entitlement,
  approver_removed: entitlement,
  offer_made: ofOffer,
  offer_confirmed: ofOffer,
  offer_done: ofOffer,
  // Why it was refused is quoted.
  offer_refused: (detail) => [offered(detail)],
  offer_expired: ofOffer,
  offer_overtaken: ofOffer,
  database_restored: ({ lostEvents, batchesMadeAgain, batchesHeld }) => [
    typeof lostEvents === 'number' ? `${counted(lostEvents, 'event')} lost` : '',
    typeof batchesMadeAgain === 'number' ? `${counted(batchesMadeAgain, 'batch', 'batches')} made again` : '',
    typeof batchesHeld === 'number' ? `${counted(batchesHeld, 'other')} held` : '',
  ],
  hold_set: (detail) => [heldOf(detail), heldNow(detail)],
  hold_lifted: (detail) => [heldOf(detail)],
};
