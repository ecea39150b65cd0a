import { describe, expect, it } from 'vitest';
import {
  type AuditEvent,
  auditEventHash,
  chainEvent,
  EMPTY_STREAM,
} from '../../../../shared/domain/audit/audit-event.ts';
import { closeStream, openStream } from '../../../../shared/domain/audit/verify-chain.ts';
import { aStream, headOf, rowsOf, verify } from './audit-rows.ts';

const HASH = 'f'.repeat(64);

const five = aStream(5);
const head = headOf(five);

/** The rows after one event was replaced, removed or put in. */
const changed = (seq: number, change: Partial<AuditEvent>): AuditEvent[] =>
  five.map((event) => (event.seq === seq ? { ...event, ...change } : event));
const without = (seq: number): AuditEvent[] => five.filter((event) => event.seq !== seq);
/** What somebody who knows the rules would write: content changed, own hash made anew. */
const resealed = (seq: number, change: Partial<AuditEvent>): AuditEvent[] =>
  changed(seq, change).map((event) =>
    event.seq === seq ? { ...event, hash: auditEventHash(event) } : event,
  );
/** … and every link behind it as well. */
const rewritten = (seq: number): AuditEvent[] => {
  const events = five.slice(0, seq - 1);
  for (const event of five.slice(seq - 1)) {
    const prevHash = events.at(-1)?.hash ?? EMPTY_STREAM.hash;
    const forged = { ...event, prevHash, actor: 'nobody' };
    events.push({ ...forged, hash: auditEventHash(forged) });
  }
  return events;
};

describe('a stream that nobody touched', () => {
  it.each([1, 2, 5])('of %i events is whole', (count) => {
    const events = aStream(count);
    expect(verify(rowsOf(events, headOf(events)))).toBeUndefined();
  });

  it('is whole while events are appended between two pages: each row has the head of its page', () => {
    const early = rowsOf(five.slice(0, 2), headOf(five.slice(0, 2)));
    expect(verify([...early, ...rowsOf(five.slice(2), head)])).toBeUndefined();
  });

  it('contains every head it ever had', () => {
    for (const { stream, seq, hash } of five) {
      expect(verify(rowsOf(five, head), { stream, seq, hash })).toBeUndefined();
    }
  });
});

describe.each([1, 3, 5])('event %i of five', (seq) => {
  const COLUMNS: readonly Partial<AuditEvent>[] = [
    { stream: 'Run' },
    { stream: 'run ' },
    { actor: 'schedule mlm-payouts-ruN' },
    { actor: 'schedule mlm-payouts-run ' },
    { action: 'run_created' },
    { detail: '{}' },
    { detail: `${five[seq - 1]?.detail} ` },
    { occurredAtMicroseconds: 0n },
    { prevHash: HASH },
    { hash: HASH },
    { hash: five[seq % 5]?.hash ?? '' },
  ];

  it.each(COLUMNS)('is named when its column became %o', (change) => {
    expect(verify(rowsOf(changed(seq, change), head))).toMatchObject({ seq, id: String(100 + seq) });
  });

  it('is named when its number became another', () => {
    const renumbered = changed(seq, { seq: 9 }).toSorted((a, b) => a.seq - b.seq);
    expect(verify(rowsOf(renumbered, head))).toMatchObject({ seq, fault: 'missing' });
  });
});

describe('whoever knows how hashes are made', () => {
  it('breaks the next link with one event', () => {
    expect(verify(rowsOf(resealed(2, { actor: 'x' }), head))).toMatchObject({ seq: 3, fault: 'unlinked' });
    expect(verify(rowsOf(resealed(5, { actor: 'x' }), head))).toMatchObject({
      seq: 5,
      fault: 'head_differs',
    });
  });

  it('is found by the head after rewriting all that follows', () => {
    expect(verify(rowsOf(rewritten(2), head))).toMatchObject({ seq: 5, fault: 'head_differs' });
  });

  it('is found by a kept head alone after rewriting the head as well', () => {
    const rows = rowsOf(rewritten(4), headOf(rewritten(4)));
    expect(verify(rows)).toBeUndefined();
    expect(verify(rows, headOf(five.slice(0, 3)))).toBeUndefined();
    expect(verify(rows, headOf(five.slice(0, 4)))).toMatchObject({ seq: 4, fault: 'not_as_kept' });
    expect(verify(rows, head)).toMatchObject({ seq: 5, fault: 'not_as_kept' });
  });

  it('cannot add an event behind the head', () => {
    const forged = chainEvent(head, { ...five[0], detail: {}, occurredAt: new Date(0) } as never);
    expect(verify(rowsOf([...five, forged], head))).toMatchObject({ seq: 6, fault: 'beyond_head' });
  });

  it('cannot put one in with a right hash of its own but another predecessor', () => {
    const moved = five.map((event) => (event.seq >= 3 ? { ...event, seq: event.seq + 1 } : event));
    const forged = { ...(five[2] as AuditEvent), prevHash: HASH };
    const rows = [...moved, { ...forged, hash: auditEventHash(forged) }].toSorted((a, b) => a.seq - b.seq);
    expect(verify(rowsOf(rows, { ...head, seq: 6 }))).toMatchObject({ seq: 3, fault: 'unlinked' });
  });
});

describe('what was removed or moved', () => {
  it.each([
    { seq: 1, id: '102' },
    { seq: 3, id: '104' },
  ])('event $seq is named, with the row that stands in its place', ({ seq, id }) => {
    expect(verify(rowsOf(without(seq), head))).toEqual({ stream: 'run', seq, id, fault: 'missing' });
  });

  it('the last is named by the head', () => {
    expect(verify(rowsOf(without(5), head))).toEqual({ stream: 'run', seq: 5, id: null, fault: 'cut_off' });
  });

  it('the last, with a head to match, is named by a kept head alone', () => {
    const four = five.slice(0, 4);
    expect(verify(rowsOf(four, headOf(four)))).toBeUndefined();
    expect(verify(rowsOf(four, headOf(four)), head)).toEqual({
      stream: 'run',
      seq: 5,
      id: null,
      fault: 'kept_missing',
    });
  });

  it('two that changed places are named by the first', () => {
    const numbers: Readonly<Record<number, number>> = { 2: 3, 3: 2 };
    const swapped = five.map((event) => ({ ...event, seq: numbers[event.seq] ?? event.seq }));
    const rows = rowsOf(
      swapped.toSorted((a, b) => a.seq - b.seq),
      head,
    );
    expect(verify(rows)).toMatchObject({ seq: 2, fault: 'unlinked' });
  });

  it('all events: the head names the first', () => {
    expect(closeStream(openStream('run', undefined, head))).toEqual({
      stream: 'run',
      seq: 1,
      id: null,
      fault: 'cut_off',
    });
  });

  it('the whole stream with its head: a kept head names the first', () => {
    expect(closeStream(openStream('run', head))).toMatchObject({ seq: 1, fault: 'kept_missing' });
  });
});

describe('a head', () => {
  it.each([
    { given: 'that is gone', other: null, found: { seq: 1, fault: 'no_head' } },
    { given: 'of another name', other: { ...head, stream: 'run ' }, found: { seq: 1, fault: 'no_head' } },
    { given: 'with another hash', other: { ...head, hash: HASH }, found: { seq: 5, fault: 'head_differs' } },
    { given: 'set back', other: headOf(five.slice(0, 4)), found: { seq: 5, fault: 'beyond_head' } },
    { given: 'put forward', other: { ...head, seq: 6 }, found: { seq: 6, fault: 'cut_off' } },
  ])('$given is found', ({ other, found }) => {
    expect(verify(rowsOf(five, other))).toMatchObject(found);
  });
});
