import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/domain/approvers/approver.ts';
import type { BATCH_STATUSES } from '../../../../shared/domain/batches/batch.ts';
import { batchPermissions } from '../../../../shared/domain/batches/batch-permissions.ts';
import { isExpired } from '../../../../shared/domain/batches/is-expired.ts';
import { aBatch, aCaller, aSeal, aVote } from './batches.ts';

const APPROVED = [aVote('2'), aVote('3')];

describe('batchPermissions', () => {
  const may = (roles: readonly Role[], status: (typeof BATCH_STATUSES)[number], votes = APPROVED) =>
    batchPermissions({
      caller: aCaller(roles),
      batch: aBatch({ status }),
      seal: aSeal(aBatch({ status })),
      votes,
      standing: { driftCount: 0, paysCaller: false },
      at: new Date('2026-11-22T12:00:00Z'),
    });

  it('says of each action what it would meet', () => {
    expect(may(['approver', 'operator'], 'pending_approval')).toEqual({
      approve: true,
      reject: true,
      withdraw: true,
      cancel: true,
      disburse: 'not-entitled',
    });
    expect(may(['finance'], 'processing')).toEqual({
      approve: 'not-entitled',
      reject: 'not-entitled',
      withdraw: 'not-entitled',
      cancel: true,
      disburse: true,
    });
  });

  it('names the duty of who approved it', () => {
    expect(may(['finance'], 'processing', [...APPROVED, aVote('1')])).toMatchObject({
      cancel: 'approver-pays',
      disburse: 'approver-pays',
    });
  });
});

describe('isExpired', () => {
  const expiresAt = new Date('2026-11-23T02:00:00Z');

  it.each([
    { at: '2026-11-23T01:59:59.999Z', status: 'pending_approval', expired: false },
    { at: '2026-11-23T02:00:00.000Z', status: 'pending_approval', expired: true },
    { at: '2026-11-24T02:00:00.000Z', status: 'processing', expired: false },
  ] as const)('at $at, $status: $expired', ({ at, status, expired }) => {
    expect(isExpired({ status, expiresAt }, new Date(at))).toBe(expired);
  });

  it('never, where no time is set', () => {
    expect(isExpired({ status: 'pending_approval', expiresAt: null }, new Date('2099-01-01'))).toBe(false);
  });
});
