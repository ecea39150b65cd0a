import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainEvent, EMPTY_STREAM } from '../../../../shared/domain/audit/audit-event.ts';
import { detailWithHash, noteHashesIn, saltedNote } from '../../../../shared/domain/audit/audit-note.ts';
import type { StoredNote } from '../../../../shared/domain/audit/verify-chain.ts';
import { headOf, verify } from './audit-rows.ts';

const SALT = '0123456789abcdef'.repeat(2);
const SHA256 = createHash('sha256').update(`${SALT}ठीक है`).digest('hex');

const factWith = (text: string | undefined) => ({
  stream: 'run',
  actor: 'user 1',
  action: 'vote_recorded',
  detail: { decision: 'approved' },
  note: { field: 'notes', text } as const,
  occurredAt: new Date(0),
});

describe('what somebody wrote', () => {
  const fact = factWith('ठीक है');

  it('stands in the detail as its hash, and under the salt alone', () => {
    expect(detailWithHash(fact, saltedNote(fact, SALT))).toEqual({
      decision: 'approved',
      notes: { sha256: SHA256 },
    });
  });

  it.each([undefined, ''])('is null where it is %o: nothing lies beside the event', (text) => {
    const silent = factWith(text);
    expect(saltedNote(silent, SALT)).toBeUndefined();
    expect(detailWithHash(silent, undefined)).toEqual({ decision: 'approved', notes: null });
  });

  it('is found again by its field, and by nothing else that a detail holds', () => {
    const detail = { notes: { sha256: SHA256 }, sha256: SHA256, file: { sha256: SHA256, rows: 1 } };
    expect([...noteHashesIn(JSON.stringify(detail))]).toEqual([['notes', SHA256]]);
    expect([...noteHashesIn('no JSON')]).toEqual([]);
    expect([...noteHashesIn('null')]).toEqual([]);
  });
});

describe('an event and the note beside it', () => {
  const fact = factWith('ठीक है');
  const event = chainEvent(EMPTY_STREAM, { ...fact, detail: detailWithHash(fact, saltedNote(fact, SALT)) });
  const found = (note: StoredNote | null, of = event) =>
    verify([{ id: '101', event: of, head: headOf([of]), note }])?.fault;

  it('are whole with the words, and without them once they are erased', () => {
    expect(found({ field: 'notes', sha256: SHA256 })).toBeUndefined();
    expect(found({ field: 'notes', sha256: null })).toBeUndefined();
  });

  it.each([
    { deed: 'other words', note: { field: 'notes', sha256: 'f'.repeat(64) } },
    { deed: 'another field', note: { field: 'reason', sha256: SHA256 } },
    { deed: 'no place at all', note: null },
  ])('are not with $deed', ({ note }) => {
    expect(found(note)).toBe('note_differs');
  });

  it('are not where the event promised none', () => {
    const silent = chainEvent(EMPTY_STREAM, { ...fact, detail: { notes: 'as it was written before' } });
    expect(found(null, silent)).toBeUndefined();
    expect(found({ field: 'notes', sha256: SHA256 }, silent)).toBe('note_differs');
  });
});
