import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../../shared/domain/approvers/approver.ts';
import { BATCH_STATUSES, type Batch } from '../../../../shared/domain/batches/batch.ts';
import { decideCancellation } from '../../../../shared/domain/batches/decide-cancellation.ts';
import { aPayment } from '../payments/payments.ts';
import { aBatch, aCaller, aSeal, aVote } from './batches.ts';

const SETTLING = new Date('2026-11-23T00:00:00Z');
const APPROVED = [aVote('2'), aVote('3')];

/** Neither its requester nor an approver of it, and not paid by it; no payment has begun. */
const NOT_INVOLVED = { votes: APPROVED, paysCaller: false, payment: null };

const everyStanding = ROLES.flatMap((role) =>
  BATCH_STATUSES.flatMap((status) =>
    [null, SETTLING].map((settlingSince) => ({ role, status, settlingSince })),
  ),
);

describe('decideCancellation', () => {
  const cancelling = (roles: readonly Role[], given: Partial<Batch> = {}) => {
    const batch = aBatch(given);
    return { caller: aCaller(roles), batch, seal: aSeal(batch) };
  };

  /** By role and status; the other roles are refused whatever the status. */
  const CONTRACT: Readonly<Record<string, string>> = {
    'operator pending_approval': 'cancelled',
    'operator processing': 'not-entitled',
    'finance pending_approval': 'not-entitled',
    'finance processing': 'cancelled',
  };

  it.each(everyStanding)(
    'by $role, $status, settling since $settlingSince',
    ({ role, status, settlingSince }) => {
      const decision = decideCancellation({
        ...NOT_INVOLVED,
        ...cancelling([role], { status, settlingSince }),
      });
      const found = decision.kind === 'refused' ? decision.because : decision.kind;
      const over = role === 'operator' || role === 'finance' ? 'not-pending' : 'not-entitled';
      const expected = CONTRACT[`${role} ${status}`] ?? over;
      const begun = role === 'finance' && status === 'processing' && settlingSince;
      expect(found).toBe(begun ? 'settling' : expected);
    },
  );

  it('by somebody inactive is refused, whatever the roles', () => {
    const caller = aCaller([...ROLES], { active: false });
    const facts = { ...NOT_INVOLVED, ...cancelling([]), caller };
    expect(decideCancellation(facts)).toEqual({ kind: 'refused', because: 'not-entitled' });
  });

  it.each([
    { step: 'begun', found: 'payment-begun' },
    { step: 'recording', found: 'payment-begun' },
    { step: 'recorded', found: 'cancelled' },
  ] as const)('of one whose payment is $step: $found', ({ step, found }) => {
    const payment = aPayment({ step });
    const facts = { ...NOT_INVOLVED, ...cancelling(['finance'], { status: 'processing' }), payment };
    const decision = decideCancellation(facts);
    expect(decision.kind === 'refused' ? decision.because : decision.kind).toBe(found);
    const pending = { ...NOT_INVOLVED, ...cancelling(['operator']), payment };
    expect(decideCancellation(pending)).toEqual({ kind: 'cancelled' });
  });

  it('says whose duty it is before it says that the payment has begun', () => {
    const facts = { ...NOT_INVOLVED, ...cancelling(['finance'], { status: 'processing' }) };
    const own = { ...facts, payment: aPayment(), paysCaller: true };
    expect(decideCancellation(own)).toEqual({ kind: 'refused', because: 'beneficiary-conflict' });
  });
});
