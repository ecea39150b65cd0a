import { describe, expect, it } from 'vitest';
import { approvalRefusal, isApproved } from '../../../../shared/domain/payments/approval-refusal.ts';
import { aBatch, aSeal, aVote, OTHER_HASH } from '../batches/batches.ts';
import { APPROVED } from './payments.ts';

const batch = aBatch({ status: 'processing' });
const facts = { batch, seal: aSeal(batch), votes: APPROVED, contentHolds: true };

describe('a batch that is processing is approved', () => {
  it('by as many as it takes, and what they were entitled to since is no matter', () => {
    expect(approvalRefusal(facts)).toBe(undefined);
    const removed = APPROVED.map((vote) => ({ ...vote, entitled: false }));
    expect(approvalRefusal({ ...facts, votes: removed })).toBe(undefined);
  });

  it.each([
    { given: 'no vote at all', votes: [] },
    { given: 'too few votes', votes: [aVote('2')] },
    { given: 'votes on other content', votes: [aVote('2'), aVote('3', { contentHash: OTHER_HASH })] },
    { given: 'votes that are not on record', votes: [aVote('2'), aVote('3', { recorded: false })] },
    { given: 'a rejection', votes: [aVote('2'), aVote('3', { decision: 'rejected' })] },
    {
      given: 'a vote that was withdrawn',
      votes: [aVote('2'), aVote('3', { decision: 'pending', contentHash: null })],
    },
  ])('not where it is only marked so: $given', ({ votes }) => {
    expect(approvalRefusal({ ...facts, votes })).toBe('not-processing');
  });

  it('never by nobody, even where SQL says that nobody has to', () => {
    const asked = (requiredApprovals: number) => isApproved(aBatch({ requiredApprovals }), []);
    expect([0, 1, 2].map(asked)).toEqual([false, false, false]);
    expect(isApproved(aBatch({ requiredApprovals: 0 }), [aVote('2')])).toBe(true);
  });
});

describe('what was approved is what is paid', () => {
  it.each([{ requiredApprovals: 1 }, { totalAmount: 1n }, { madeAt: new Date(0) }, { hashRule: 1 as const }])(
    'not where the row is not as it was sealed: %o',
    (changed) => {
      expect(approvalRefusal({ ...facts, batch: { ...batch, ...changed } })).toBe('stale-content');
    },
  );

  it('nor where the items are not, where nothing sealed it, or only SQL has made it processing', () => {
    expect(approvalRefusal({ ...facts, contentHolds: false })).toBe('stale-content');
    expect(approvalRefusal({ ...facts, seal: null })).toBe('stale-content');
    expect(approvalRefusal({ ...facts, seal: aSeal(aBatch()) })).toBe('stale-content');
  });
});
