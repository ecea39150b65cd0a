import * as z from 'zod';
import { MINUTE } from '../basics/durations.ts';
import { KeptEvent } from './kept-event.ts';

const Mark = z.object({
  /** All rows up to this one had been read. */
  id: z.string(),
  /** When, by the clock of whoever read them. */
  at: z.iso.datetime(),
});
type Mark = z.infer<typeof Mark>;

/** The newest events that are kept, in the order of their rows, and how far was read when. */
export const Latest = z.object({ events: z.array(KeptEvent), marks: z.array(Mark) });
export type Latest = z.infer<typeof Latest>;

/** Of a database of which nothing was kept yet. */
export const NOTHING_KEPT: Latest = { events: [], marks: [] };

/** A run or a begin asks in one call whether all of them are in the database. */
const LATEST_EVENTS_MAX = 1_000;

/**
 * Numbers are given when an event is written and seen when it is committed. A transaction that is idle for three minutes is
 * rolled back, so what was given a number this long ago is there by now, or never.
 */
const COMMITTED_AFTER = 10 * MINUTE;

type NamedKey = Pick<KeptEvent, 'stream' | 'seq' | 'hash'>;

const keyOf = ({ stream, seq, hash }: NamedKey): string => `${stream} ${seq} ${hash}`;

const isSettled =
  (at: Date) =>
  (mark: Mark): boolean =>
    Date.parse(mark.at) <= at.getTime() - COMMITTED_AFTER;

/** Behind which row it must be looked for new events: those that got a number in the last minutes are read again. */
export const readAfterId = ({ marks }: Latest, at: Date): string =>
  (marks.findLast(isSettled(at)) ?? marks[0])?.id ?? '0';

/** Of what was read, what is not among the newest yet. */
export const notYetKept = ({ events }: Latest, read: readonly KeptEvent[]): KeptEvent[] => {
  const known = new Set(events.map(keyOf));
  return read.filter((event) => !known.has(keyOf(event)));
};

const byRow = (one: { readonly id: string }, other: { readonly id: string }): number =>
  BigInt(one.id) < BigInt(other.id) ? -1 : 1;

/** Without those that people have said are lost: a restored database gives their row numbers away again. */
export const withoutLost = ({ events, marks }: Latest, lost: readonly NamedKey[]): Latest => {
  if (lost.length === 0) return { events, marks };
  const keys = new Set(lost.map(keyOf));
  const left = events.filter((event) => !keys.has(keyOf(event)));
  const first = events.find((event) => keys.has(keyOf(event)));
  const before = (BigInt(first?.id ?? '1') - 1n).toString();
  return { events: left, marks: left.length > 0 ? [{ id: before, at: new Date(0).toISOString() }] : [] };
};

export type ReadEvents = {
  readonly more: readonly KeptEvent[];
  /** The last row that was read. */
  readonly throughId: string;
  /** As many as are read at once: there are more, which came long ago. */
  readonly isFull: boolean;
};

const marksWith = (latest: Latest, { throughId, isFull }: ReadEvents, at: Date): Mark[] => {
  const first = { id: readAfterId(latest, at), at: new Date(0).toISOString() };
  if (isFull) return [{ ...first, id: throughId }];
  const young = latest.marks.filter((mark) => !isSettled(at)(mark));
  return [first, ...young, { id: throughId, at: at.toISOString() }];
};

/** The newest once these are kept, too. */
export const latestWith = (latest: Latest, read: ReadEvents, at: Date): Latest => ({
  events: [...latest.events, ...read.more].toSorted(byRow).slice(-LATEST_EVENTS_MAX),
  marks: marksWith(latest, read, at),
});
