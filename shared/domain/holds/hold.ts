import type { Paise } from '../basics/money.ts';

/** person: all that is owed to somebody; payment: a commission whose payment failed twice, which finance looks at. */
export const HOLD_KINDS = ['person', 'commission', 'payment'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** What is held. */
export type HoldSubject =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'commission' | 'payment'; readonly commissionId: string };

export type Hold = {
  readonly holdId: string;
  readonly subject: HoldSubject;
  readonly reason: string;
  /** As in "user 6", or "payment" where a second failure set it. */
  readonly heldBy: string;
  readonly heldAt: Date;
  /** When somebody should look at it again; it lifts nothing. */
  readonly until: Date | null;
  readonly lifted: { readonly by: string; readonly at: Date; readonly reason: string } | null;
};

/** Somebody, and the name the host knows them by; null where it knows none, or deleted them. */
type Named = { readonly userId: string; readonly name: string | null };

/** Whom it concerns, as ledger and host have it now. */
export type HeldNames = {
  /** Of a person. */
  readonly beneficiary: Named | null;
  /** Of a commission; what is null of it, the ledger does not say any more, or not in whole paise. */
  readonly commission: {
    readonly commissionId: string;
    readonly beneficiary: Named | null;
    readonly amount: Paise | null;
  } | null;
};

const subjectId = (subject: HoldSubject): string =>
  subject.kind === 'person' ? subject.userId : subject.commissionId;

/** UNIQUE among open holds: of each subject there is one at most. */
export const openKeyOf = (subject: HoldSubject): string => `${subject.kind}-${subjectId(subject)}`;

/** For people: user 7, commission 9. */
export const subjectText = (subject: HoldSubject): string =>
  `${subject.kind === 'person' ? 'user' : 'commission'} ${subjectId(subject)}`;

/** Held for longer than it was meant to be. */
export const isOverdue = ({ until, lifted }: Pick<Hold, 'until' | 'lifted'>, at: Date): boolean =>
  lifted === null && until !== null && until <= at;
