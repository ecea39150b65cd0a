import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../../shared/domain/approvers/approver.ts';
import { BATCH_STATUSES } from '../../../../shared/domain/batches/batch.ts';
import { decideWithdrawal } from '../../../../shared/domain/batches/decide-withdrawal.ts';
import { aBatch, aCaller, aVote } from './batches.ts';

describe('decideWithdrawal', () => {
  const facts = (votes = [aVote('1'), aVote('2')]) => ({
    caller: aCaller(['approver']),
    batch: aBatch(),
    votes,
  });

  it('takes the own vote out of the count', () => {
    expect(decideWithdrawal(facts())).toEqual({ kind: 'recorded', approvalCount: 1 });
  });

  it.each([[[aVote('2')]], [[aVote('1', { decision: 'pending', contentHash: null }), aVote('2')]]])(
    'finds nothing to take back',
    (votes) => {
      expect(decideWithdrawal(facts(votes))).toEqual({ kind: 'already_recorded' });
    },
  );

  it.each(BATCH_STATUSES.filter((status) => status !== 'pending_approval'))(
    'is too late once it is %s',
    (status) => {
      expect(decideWithdrawal({ ...facts(), batch: aBatch({ status }) })).toEqual({
        kind: 'refused',
        because: 'not-pending',
      });
    },
  );

  it.each(ROLES.filter((role) => role !== 'approver'))('is not for a %s', (role) => {
    expect(decideWithdrawal({ ...facts(), caller: aCaller([role]) })).toEqual({
      kind: 'refused',
      because: 'not-entitled',
    });
  });
});
