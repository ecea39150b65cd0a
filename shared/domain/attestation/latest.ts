import * as z from 'zod';
import { MINUTE } from '../basics/durations.ts';
import { KeptEvent } from './kept-event.ts';

/** The newest events that are kept, in the order of their rows. */
export const Latest = z.object({ events: z.array(KeptEvent) });
export type Latest = z.infer<typeof Latest>;

/** A run or a begin asks in one call whether all of them are in the database. */
const LATEST_EVENTS_MAX = 1_000;

/** A transaction that is idle for three minutes is rolled back, so an event that got its row number earlier is there by now, or never. */
const COMMITTED_AFTER = 10 * MINUTE;

type NamedKey = Pick<KeptEvent, 'stream' | 'seq' | 'hash'>;

const keyOf = ({ stream, seq, hash }: NamedKey): string => `${stream} ${seq} ${hash}`;

/**
 * Behind which row number it must be looked for new events. Numbers are given when an event is written and seen when it is
 * committed, so those of the last minutes are read again.
 */
export const readAfterId = ({ events }: Latest, at: Date): string => {
  const settledBefore = (at.getTime() - COMMITTED_AFTER) * 1_000;
  const settled = events.findLast(({ occurredAt }) => occurredAt < settledBefore);
  const oldest = BigInt(events[0]?.id ?? '1') - 1n;
  return settled?.id ?? oldest.toString();
};

/** Of what was read, what is not among the newest yet. */
export const notYetKept = ({ events }: Latest, read: readonly KeptEvent[]): KeptEvent[] => {
  const known = new Set(events.map(keyOf));
  return read.filter((event) => !known.has(keyOf(event)));
};

/** Without those that people have said are lost: their row numbers are given away again. */
export const withoutLost = ({ events }: Latest, lost: readonly NamedKey[]): Latest => {
  const keys = new Set(lost.map(keyOf));
  return { events: events.filter((event) => !keys.has(keyOf(event))) };
};

const byRow = (one: KeptEvent, other: KeptEvent): number => (BigInt(one.id) < BigInt(other.id) ? -1 : 1);

/** The newest once these are kept, too. */
export const latestWith = ({ events }: Latest, more: readonly KeptEvent[]): Latest => ({
  events: [...events, ...more].toSorted(byRow).slice(-LATEST_EVENTS_MAX),
});
