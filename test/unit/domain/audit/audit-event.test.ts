import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditFact,
  type AuditValue,
  auditEventHash,
  canonicalJson,
  chainEvent,
  EMPTY_STREAM,
} from '../../../../shared/domain/audit/audit-event.ts';

const fact: AuditFact = {
  stream: 'batch-42',
  actor: 'schedule nightly',
  action: 'batch_created',
  detail: { totalAmount: '300.30', batchId: '42' },
  occurredAt: new Date('2026-11-22T20:30:00.123Z'),
};

describe('canonicalJson', () => {
  it.each([
    { given: 'keys', value: { b: 1, a: 2, B: 3 }, text: '{"B":3,"a":2,"b":1}' },
    {
      given: 'nested keys',
      value: { z: { b: 1, a: [{ d: 1, c: 2 }] } },
      text: '{"z":{"a":[{"c":2,"d":1}],"b":1}}',
    },
    { given: 'lists, which keep their order', value: [3, 1, 2], text: '[3,1,2]' },
    { given: 'null', value: { a: null }, text: '{"a":null}' },
    { given: 'other scripts', value: { नाम: 'आशा' }, text: '{"नाम":"आशा"}' },
  ])('$given', ({ value, text }) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('is one text for equal details, whatever the order of their keys', () => {
    const shuffled = (value: AuditValue): AuditValue =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, inner]) => [key, shuffled(inner)]),
          )
        : value;
    const detail = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Record<string, AuditValue>>;
    fc.assert(
      fc.property(detail, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('chainEvent', () => {
  it('begins a stream at 1, chained to 64 zeros', () => {
    const event = chainEvent(EMPTY_STREAM, fact);
    expect(event).toMatchObject({
      stream: 'batch-42',
      seq: 1,
      prevHash: '0'.repeat(64),
      detail: '{"batchId":"42","totalAmount":"300.30"}',
      occurredAtMicroseconds: 1_795_379_400_123_000n,
    });
    const columns = [
      event.prevHash,
      'batch-42',
      1,
      'schedule nightly',
      'batch_created',
      '1795379400123000',
      event.detail,
    ];
    expect(event.hash).toBe(createHash('sha256').update(JSON.stringify(columns)).digest('hex'));
  });

  it('goes on from the head', () => {
    const first = chainEvent(EMPTY_STREAM, fact);
    const second = chainEvent(first, fact);
    expect(second).toMatchObject({ seq: 2, prevHash: first.hash });
    expect(second.hash).not.toBe(first.hash);
  });
});

describe('auditEventHash', () => {
  const event = chainEvent(EMPTY_STREAM, fact);

  it.each([
    { column: 'stream', changed: { stream: 'batch-43' } },
    { column: 'seq', changed: { seq: 2 } },
    { column: 'actor', changed: { actor: 'schedule nightly ' } },
    { column: 'action', changed: { action: 'batch_paid' } },
    { column: 'detail', changed: { detail: '{"batchId":"42","totalAmount":"300.31"}' } },
    { column: 'the order within detail', changed: { detail: '{"totalAmount":"300.30","batchId":"42"}' } },
    { column: 'occurredAt', changed: { occurredAtMicroseconds: event.occurredAtMicroseconds + 1n } },
    { column: 'prevHash', changed: { prevHash: '1'.repeat(64) } },
    { column: 'the border of two columns', changed: { actor: 'schedule nightly batch', action: '_created' } },
  ])('changes with $column', ({ changed }) => {
    expect(auditEventHash({ ...event, ...changed })).not.toBe(event.hash);
  });

  it('stays the same for the same columns', () => {
    expect(auditEventHash({ ...event })).toBe(event.hash);
  });
});
