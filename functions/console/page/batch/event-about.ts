import type { EventDetail } from './event-facts.ts';

/** A person whom an event is about, beside whoever did it, and what leads to them. */
export type EventAbout = { readonly lead: string; readonly userId: string };

/** Where the detail of an event names them, by the beginning of its action. */
const ABOUT: readonly (readonly [start: string, key: string, lead: string])[] = [
  ['file_exported', 'by', 'asked for by'],
  ['approver_', 'userId', 'the sign-in of'],
  ['hold_', 'userId', 'all that is owed to'],
];

/** An offer by its number, and whose roles it would change. */
const ofOffer = ({ offerId, content }: EventDetail): EventAbout | undefined => {
  const { userId } = (content ?? {}) as EventDetail;
  return typeof userId === 'string' ? { lead: `Offer ${offerId}:`, userId } : undefined;
};

/** Whom an event is about; undefined where it is about no person. */
export const eventAbout = (action: string, detail: EventDetail): EventAbout | undefined => {
  if (action.startsWith('offer_')) return ofOffer(detail);
  const [, key = '', lead = ''] = ABOUT.find(([start]) => action.startsWith(start)) ?? [];
  const userId = detail[key];
  return typeof userId === 'string' && userId !== '' ? { lead, userId } : undefined;
};
