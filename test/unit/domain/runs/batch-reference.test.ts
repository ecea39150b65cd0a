import { describe, expect, it } from 'vitest';
import { batchReferenceAt, withOrdinal } from '../../../../shared/domain/runs/batch-reference.ts';

describe('batchReferenceAt', () => {
  it.each([
    { zone: 'Asia/Kolkata', at: '2026-11-21T20:30:00Z', reference: 'AUTO-20261122-020000' },
    { zone: 'Asia/Kolkata', at: '2026-12-31T18:29:59.999Z', reference: 'AUTO-20261231-235959' },
    { zone: 'Asia/Kolkata', at: '2026-12-31T18:30:00Z', reference: 'AUTO-20270101-000000' },
    { zone: 'UTC', at: '2026-01-02T03:04:05Z', reference: 'AUTO-20260102-030405' },
    { zone: 'America/New_York', at: '2026-07-01T00:00:00Z', reference: 'AUTO-20260630-200000' },
  ])('$at in $zone is $reference', ({ zone, at, reference }) => {
    expect(batchReferenceAt(new Date(at), zone)).toBe(reference);
  });
});

describe('withOrdinal', () => {
  it.each([
    { ordinal: 1, reference: 'AUTO-20261122-020000' },
    { ordinal: 2, reference: 'AUTO-20261122-020000-2' },
    { ordinal: 12, reference: 'AUTO-20261122-020000-12' },
  ])('$ordinal gives $reference', ({ ordinal, reference }) => {
    expect(withOrdinal('AUTO-20261122-020000', ordinal)).toBe(reference);
  });
});
