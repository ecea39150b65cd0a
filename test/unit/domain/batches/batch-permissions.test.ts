import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/domain/approvers/approver.ts';
import type { Batch } from '../../../../shared/domain/batches/batch.ts';
import {
  BATCH_ACTIONS,
  type BatchAction,
  batchPermissions,
  type PermissionFacts,
} from '../../../../shared/domain/batches/batch-permissions.ts';
import { isExpired } from '../../../../shared/domain/batches/is-expired.ts';
import { aPayment } from '../payments/payments.ts';
import { aBatch, aCaller, aSeal, aVote } from './batches.ts';

const APPROVED = [aVote('2'), aVote('3')];

const facts = (roles: readonly Role[], given: Partial<Batch>): PermissionFacts => ({
  caller: aCaller(roles),
  batch: aBatch(given),
  seal: aSeal(aBatch(given)),
  votes: APPROVED,
  payment: null,
  standing: { driftCount: 0, paysCaller: false },
  at: new Date('2026-11-22T12:00:00Z'),
});

/** All eleven actions meet `most`, but for those that are named. */
const all = (most: string, but: Partial<Record<BatchAction, string | true>> = {}) => ({
  ...Object.fromEntries(BATCH_ACTIONS.map((action) => [action, most])),
  ...but,
});

const OF_FINANCE = {
  approve: 'not-entitled',
  reject: 'not-entitled',
  withdraw: 'not-entitled',
  drop: 'not-entitled',
} as const;

describe('batchPermissions', () => {
  it.each([
    {
      given: 'pending, to approvers and operators',
      facts: facts(['approver', 'operator'], {}),
      may: all('not-entitled', { approve: true, reject: true, withdraw: true, cancel: true, drop: true }),
    },
    {
      given: 'pending, to finance',
      facts: facts(['finance'], {}),
      may: all('not-processing', {
        ...OF_FINANCE,
        cancel: 'not-entitled',
        failures: 'payment-not-begun',
        abort: 'payment-not-begun',
        return: 'not-paid',
      }),
    },
    {
      given: 'approved, to finance',
      facts: facts(['finance'], { status: 'processing' }),
      may: {
        ...OF_FINANCE,
        cancel: true,
        begin: true,
        failures: 'payment-not-begun',
        abort: 'payment-not-begun',
        disburse: true,
        late: true,
        return: 'not-paid',
      },
    },
    {
      given: 'begun by another, to finance',
      facts: { ...facts(['finance'], { status: 'processing' }), payment: aPayment() },
      may: {
        ...OF_FINANCE,
        cancel: 'payment-begun',
        begin: 'payment-begun',
        failures: true,
        abort: true,
        disburse: true,
        late: true,
        return: 'not-paid',
      },
    },
    {
      given: 'being recorded, to finance',
      facts: {
        ...facts(['finance'], { status: 'processing', settlingSince: new Date(0) }),
        payment: aPayment({ step: 'recording' }),
      },
      may: all('settling', OF_FINANCE),
    },
    {
      given: 'paid, to finance',
      facts: {
        ...facts(['finance'], { status: 'completed', paidAmount: 30_000n }),
        payment: aPayment({ step: 'recorded' }),
      },
      may: {
        ...OF_FINANCE,
        cancel: 'not-pending',
        begin: 'not-processing',
        failures: 'payment-not-begun',
        abort: 'payment-not-begun',
        disburse: 'not-processing',
        late: true,
        return: true,
      },
    },
    {
      given: 'cancelled, to everybody',
      facts: facts(['approver', 'operator', 'finance'], { status: 'cancelled' }),
      may: all('not-pending', {
        begin: 'not-processing',
        failures: 'payment-not-begun',
        abort: 'payment-not-begun',
        disburse: 'not-processing',
        late: true,
        return: 'not-paid',
      }),
    },
    {
      given: 'approved, to who only looks',
      facts: facts(['viewer', 'admin'], { status: 'processing' }),
      may: all('not-entitled'),
    },
  ])('of a batch that is $given', ({ facts: asked, may }) => {
    expect(batchPermissions(asked)).toEqual(may);
  });

  it('names the duty of who approved it, whatever is to be done with its money', () => {
    const own = [...APPROVED, aVote('1')];
    const begun = { ...facts(['finance'], { status: 'processing', paidAmount: 1n }), payment: aPayment() };
    expect(batchPermissions({ ...begun, votes: own })).toMatchObject({
      cancel: 'approver-pays',
      begin: 'approver-pays',
      failures: 'approver-pays',
      abort: 'approver-pays',
      disburse: 'approver-pays',
      late: 'approver-pays',
      return: 'approver-pays',
    });
  });

  it('drift keeps from an approval, and from nothing in which items are named', () => {
    const standing = { driftCount: 1, paysCaller: false };
    expect(batchPermissions({ ...facts(['approver'], {}), standing })).toMatchObject({ approve: 'drifted' });
    const approved = facts(['finance'], { status: 'processing' });
    expect(batchPermissions({ ...approved, standing })).toMatchObject({ begin: true, disburse: true });
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
