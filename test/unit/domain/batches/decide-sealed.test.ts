import { describe, expect, it } from 'vitest';
import {
  decideApproval,
  type VoteFacts,
  type VoteRequest,
} from '../../../../shared/domain/batches/decide-approval.ts';
import type { Vote } from '../../../../shared/domain/batches/vote.ts';
import { aBatch, aCaller, aSeal, aVote, HASH, OTHER_HASH } from './batches.ts';

const approval: VoteRequest = { decision: 'approved', contentHash: HASH };

const pending = (requiredApprovals: number, votes: readonly Vote[]): VoteFacts => {
  const batch = aBatch({ requiredApprovals });
  return {
    caller: aCaller(['approver']),
    batch,
    seal: aSeal(batch),
    votes,
    standing: { driftCount: 0, paysCaller: false },
    at: new Date('2026-11-23T02:00:00Z'),
  };
};

/** The hash has no key: who can write a row can write its hash. What counts is what the batch's stream says of it. */
describe('authority is sealed', () => {
  it.each([
    { contentHash: OTHER_HASH },
    { hashRule: 1 },
    { batchReference: 'AUTO-20261122-020001' },
    { totalRecords: 4 },
    { totalAmount: 30_001n },
    { adopted: true },
    { requiredApprovals: 1 },
    { madeAt: new Date('2026-11-22T02:00:00.124Z') },
    { requestedByUserId: '2' },
    { expiresAt: new Date('2026-12-01T00:00:00Z') },
    { payerMayApprove: true },
  ] as const)('nobody decides on a row that is not as it was sealed: %o', (changed) => {
    const facts = pending(2, [aVote('2')]);
    const batch = { ...facts.batch, ...changed };
    for (const decision of ['approved', 'rejected'] as const) {
      const request = { decision, contentHash: batch.contentHash ?? '' };
      expect(decideApproval(request, { ...facts, batch })).toEqual({
        kind: 'refused',
        because: 'stale-content',
      });
    }
  });

  it('nobody decides on a batch that has ended, although SQL says that it is pending', () => {
    const facts = pending(2, []);
    const seal = { ...aSeal(facts.batch), status: 'cancelled' } as const;
    expect(decideApproval(approval, { ...facts, seal })).toEqual({
      kind: 'refused',
      because: 'stale-content',
    });
  });

  it('a rejection beside a batch that is pending was never given: its voter may still give it', () => {
    const facts = pending(2, [aVote('1', { decision: 'rejected' })]);
    const request = { decision: 'rejected', contentHash: HASH } as const;
    expect(decideApproval(request, facts)).toEqual({ kind: 'cancelled', approvalCount: 0 });
  });

  it('nobody decides on a row that nothing sealed', () => {
    const facts = { ...pending(2, []), seal: null };
    expect(decideApproval(approval, facts)).toEqual({ kind: 'refused', because: 'stale-content' });
  });

  it('a vote that is not on record does not count, and its voter may still give it', () => {
    const others = pending(2, [aVote('2', { recorded: false })]);
    expect(decideApproval(approval, others)).toEqual({ kind: 'recorded', approvalCount: 1 });
    const own = pending(2, [aVote('1', { recorded: false }), aVote('2')]);
    expect(decideApproval(approval, own)).toEqual({ kind: 'approved', approvalCount: 2 });
  });
});
