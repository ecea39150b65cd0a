import { CLI } from '../basics/cli.ts';
import { type Offer, type OfferContent, WAIT_HOURS, waitedOut } from '../offers/offer.ts';
import { restoreLines } from '../offers/restore-lines.ts';
import { concernedAudiences } from './concerned-audiences.ts';
import { type Notice, type NoticeAudience, type NoticeType, noticeOf } from './notice.ts';
import { changeLines } from './settings-changed-notice.ts';

/** What became of an offer. `date`: an emergency is announced anew on each business day. */
export type OfferNews =
  | { readonly kind: 'made' }
  | { readonly kind: 'announced'; readonly date: string }
  | { readonly kind: 'refused' | 'expired' | 'overtaken'; readonly because: string };

const EVERYBODY: readonly NoticeAudience[] = ['admin', 'finance', 'approver'];

const audiencesOf = ({ content, emergency }: Offer): readonly NoticeAudience[] => {
  if (emergency) return EVERYBODY;
  if (content.kind === 'restore') return ['admin', 'finance'];
  return content.kind === 'settings'
    ? ['admin']
    : concernedAudiences([...(content.before ?? []), ...content.roles]);
};

const contentLines = (content: OfferContent): string[] => {
  if (content.kind === 'settings') return changeLines(content.changes);
  if (content.kind === 'restore') return restoreLines(content);
  return [
    `User ${content.userId} (sign-in ${content.subject} at ${content.issuer}) would be entitled to: ${content.roles.join(', ')}.`,
    `Now: ${content.before?.join(', ') ?? 'nothing'}.`,
  ];
};

const whatOf = (content: OfferContent): string => {
  if (content.kind === 'restore') return 'a restored database';
  return content.kind === 'settings' ? 'settings' : `user ${content.userId}`;
};

const TYPES = {
  settings: 'payout_settings_changed',
  restore: 'payout_database_restored',
  entitlement: 'payout_entitlement_changed',
} as const satisfies Readonly<Record<OfferContent['kind'], NoticeType>>;

const whatNow = (offer: Offer): string[] => {
  if (offer.emergency) {
    return [
      `It is an emergency: nobody has to confirm it, and it counts from ${waitedOut(offer).toISOString()} on, unless somebody refuses it.`,
      `Whoever is entitled to anything here can refuse it, on the page under "People and roles". If you do not know why it was made, refuse it.`,
    ];
  }
  return [
    `It counts once enough admins stand behind it, never whoever it concerns: two where two are active, whoever offered it on the page being one of them. They confirm it on the page under "People and roles" or by the API; it ends on ${offer.expiresAt.toISOString()}.`,
    'If you do not know why it was made, refuse it.',
  ];
};

const ENDED = {
  refused: 'was refused',
  expired: 'has ended: nobody confirmed it in time',
  overtaken: 'is over',
} as const;

const headline = (offer: Offer, news: OfferNews): string => {
  const { content, offerId, emergency } = offer;
  const what = whatOf(content);
  if (emergency && (news.kind === 'made' || news.kind === 'announced'))
    return `EMERGENCY: Payouts: ${what} becomes admin after ${WAIT_HOURS} h unless refused (offer ${offerId})`;
  if (news.kind === 'made' || news.kind === 'announced')
    return `Payouts: offer ${offerId} (${what}) awaits confirmation`;
  return `Payouts: offer ${offerId} (${what}) ${ENDED[news.kind]}`;
};

const linesOf = (offer: Offer, news: OfferNews): string[] => {
  const open = news.kind === 'made' || news.kind === 'announced';
  return [
    ...contentLines(offer.content),
    '',
    `Offered by ${offer.offeredBy}. Reason: ${offer.reason}`,
    '',
    ...(open
      ? whatNow(offer)
      : [
          `The offer ${ENDED[news.kind]}: ${news.because}. Nothing was changed by it. See ${CLI} approvers list.`,
        ]),
  ];
};

/** Of each kind of news one for each audience; told once, however often it is asked for. */
export const offerNotices = (offer: Offer, news: OfferNews, at: Date): Notice[] => {
  const { content, offerId, hash, emergency } = offer;
  const type = TYPES[content.kind];
  const told = news.kind === 'announced' ? news.date : news.kind;
  return audiencesOf(offer).map((audience) =>
    noticeOf(
      {
        noticeKey: `${type}/offers-${offerId}/${told}/${audience}`,
        type,
        audience,
        occurredAt: at.toISOString(),
        offerId,
        offerHash: hash,
        news: news.kind,
        emergency: emergency ? 'yes' : 'no',
        offeredBy: offer.offeredBy,
        reason: offer.reason,
        ...(content.kind === 'entitlement' && { userId: content.userId, roles: content.roles }),
      },
      headline(offer, news),
      linesOf(offer, news),
    ),
  );
};

/** Of an emergency: those that must have been sent before it may count. */
export const announcementKeys = (offer: Offer, at: Date): string[] =>
  offerNotices(offer, { kind: 'made' }, at).map(({ noticeKey }) => noticeKey);
