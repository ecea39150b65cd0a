import { outsideWords } from '../settings/outside-words.ts';
import { eventAbout } from './event-about.ts';
import { type EventDetail, eventFacts } from './event-facts.ts';

/** What an event is called on the screen; one that has no words of its own is told by its name. */
const WORDS: Readonly<Record<string, string>> = {
  batch_created: 'Made',
  batch_adopted: 'Taken over from the old script',
  batch_restored: 'Held since the database was restored from a backup',
  batch_approved: 'Approved',
  batch_rejected: 'Rejected',
  batch_cancelled: 'Cancelled',
  batch_expired: 'Expired',
  batch_paid: 'Payment recorded',
  nothing_paid: 'Payment recorded: the bank paid nothing',
  vote_withdrawn: 'Vote withdrawn',
  vote_refused: 'Vote refused',
  votes_recounted: 'Votes counted anew',
  payment_begun: 'Payment begun',
  payment_recorded: 'Payment recorded',
  payment_aborted: 'Payment called off',
  failures_marked: 'Failures named',
  items_dropped: 'Items dropped',
  items_released: 'Commissions freed',
  items_returned: 'Returned by the bank',
  item_taken: 'An item was paid by another batch',
  late_payment_recorded: 'Paid late',
  duty_refused: 'Refused for another duty',
  file_exported: 'File written',
  settings_changed_outside: 'Settings',
  database_restored: 'A restore was carried out',
  note_erased: 'Erased what was written',
  approver_found: 'Found entitled, and put on record',
  approver_added: 'Entitled',
  approver_changed: 'Entitled anew',
  approver_removed: 'Entitled no more',
  offer_made: 'Offered',
  offer_confirmed: 'Offer confirmed',
  offer_done: 'Offer counts',
  offer_refused: 'Offer refused',
  offer_expired: 'Offer expired',
  offer_overtaken: 'Offer overtaken',
  entitlements_sealed: 'Sealed: from here on only what is on record entitles anybody',
};

const VOTES: Readonly<Record<string, string>> = { approved: 'Approval', rejected: 'Rejection' };

/** How whoever did it is led to from what they did. */
const LEADS: Readonly<Record<string, string>> = {
  batch_created: ', asked for by',
  batch_approved: ', with the vote of',
};

const asWords = (action: string): string => {
  const words = action.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const whatIn = (action: string, { decision, emergency }: EventDetail): string => {
  if (action === 'offer_made' && emergency === true) return '⚠ Emergency: offered';
  return (action === 'vote_recorded' && VOTES[String(decision)]) || (WORDS[action] ?? asWords(action));
};

const whyIn = (action: string, { liftedReason, reason, notes, because }: EventDetail): string | undefined =>
  [liftedReason, reason, notes, action === 'offer_refused' && because].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );

/** What somebody has tampered with may be no JSON any more; it is shown all the same, as it is on record. */
const toldIn = (detail: string): EventDetail => {
  try {
    const told: unknown = JSON.parse(detail);
    return typeof told === 'object' && told !== null ? (told as EventDetail) : {};
  } catch {
    return {};
  }
};

type Event = {
  readonly action: string;
  readonly detail: string;
  readonly seq: number;
  readonly note: { readonly text: string | null; readonly erasedAt: string | null } | null;
};

/** What was offered, by the numbers of the offers, of as many events as are known. */
type Offered = ReadonlyMap<string, unknown>;

/** The number of an offer is that of the event that made it. */
export const offeredIn = (events: readonly Pick<Event, 'action' | 'detail' | 'seq'>[]): Offered =>
  new Map(
    events
      .filter(({ action }) => action === 'offer_made')
      .map(({ detail, seq }) => [String(seq), toldIn(detail)['content']]),
  );

/** As it is on record; with what was offered, where it is about an offer. */
const detailOf = (event: Event, offered: Offered): EventDetail => {
  const told = toldIn(event.detail);
  if (!event.action.startsWith('offer_')) return told;
  const offerId = event.action === 'offer_made' ? String(event.seq) : told['offerId'];
  return { content: offered.get(String(offerId)), ...told, offerId };
};

/** An event for people: what happened, to whom, how much of it, what leads to who did it, and why, where somebody said so. */
export const eventWords = (event: Event, offered: Offered = new Map()) => {
  const { action, seq, note } = event;
  const told = detailOf(event, offered);
  return {
    what: whatIn(action, told),
    about: eventAbout(action, told),
    facts: eventFacts(action, told),
    lead: LEADS[action] ?? ', by',
    /** Instead of who did it, where nobody on record did. */
    unknown:
      action === 'settings_changed_outside'
        ? `${seq === 1 ? ',' : ' changed'} ${outsideWords(seq)}`
        : undefined,
    why: note?.text ?? whyIn(action, told),
    /** When what was written there was erased. */
    erasedAt: note?.erasedAt ?? null,
  };
};
