export type NoticeType =
  | 'payout_batch_created'
  | 'payout_batch_approved'
  | 'payout_batch_rejected'
  | 'payout_batch_cancelled'
  | 'payout_batch_disbursed'
  | 'finance_batch_processing'
  | 'finance_batch_disbursed'
  | 'payout_payment_begun'
  | 'payout_payment_aborted'
  | 'payout_payment_differs'
  | 'payout_late_payment'
  | 'payout_paid_twice'
  | 'payout_items_returned'
  | 'payout_items_dropped'
  | 'payout_run_failed'
  | 'payout_entitlement_changed'
  | 'payout_settings_changed'
  | 'payout_database_restored'
  | 'payout_hold_set'
  | 'payout_hold_lifted'
  | 'payout_digest'
  | 'payout_reminder';

/** Who should read it; subscriptions filter on it. */
export const NOTICE_AUDIENCES = ['admin', 'finance', 'approver'] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];

export type NoticeValue =
  | string
  | number
  | readonly NoticeValue[]
  | { readonly [field: string]: NoticeValue };

/** What machines receive. Consumers drop repeats by noticeKey: delivery is at least once. */
export type NoticePayload = {
  readonly noticeKey: string;
  readonly type: NoticeType;
  readonly audience: NoticeAudience;
  readonly occurredAt: string;
  readonly [field: string]: NoticeValue;
};

export type Notice = {
  readonly noticeKey: string;
  readonly type: NoticeType;
  /** At most 100 characters of ASCII: SNS refuses more. */
  readonly subject: string;
  readonly message: string;
  readonly payload: NoticePayload;
};

const SUBJECT_LENGTH_MAX = 100;
const asSubject = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, SUBJECT_LENGTH_MAX);

/** The same facts for people and machines; the subject in ASCII, whatever it names. */
export const noticeOf = (payload: NoticePayload, subject: string, lines: readonly string[]): Notice => ({
  noticeKey: payload.noticeKey,
  type: payload.type,
  subject: asSubject(subject),
  message: lines.join('\n'),
  payload,
});
