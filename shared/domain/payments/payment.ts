import type { Paise } from '../basics/money.ts';

/** What a begin fixed: what the bank is asked to pay, and what alone can become paid. */
export type Frozen = {
  readonly count: number;
  readonly amount: Paise;
  /** Of the digests of all items, those that were left out by their number alone (item-totals). */
  readonly root: string;
  /** Items of the batch then, whatever became of them: what has a higher number came later, and is not part of it. */
  readonly itemCount: number;
};

/** What was left out, and paid though held, as the event names them (named-items): by it a repeat is known. */
export type BeginAsked = { readonly leftOutNamed: unknown; readonly paidThoughHeld: unknown };

/**
 * How far the payment of a batch is, by the last event of its stream that is about it; the columns only repeat it.
 * begun: the bank is paying. recording: finance has said what it paid, and the worker writes it. recorded: that is over.
 */
export type Payment = {
  readonly step: 'begun' | 'recording' | 'recorded';
  /** null: not a person, or none that the event names. */
  readonly byUserId: string | null;
  readonly at: Date;
  /** null: a version before, which fixed nothing, began or recorded it. */
  readonly frozen: Frozen | null;
  /** What its begin was asked for; null of any other event. */
  readonly asked: BeginAsked | null;
  /** The bank's; null until it is recorded, and where nothing was paid. */
  readonly reference: string | null;
};

/** Whether the bank may be paying by now: nothing of the batch may be freed, changed or taken by another. */
export const isUnderWay = (payment: Payment | null): payment is Payment =>
  payment?.step === 'begun' || payment?.step === 'recording';
