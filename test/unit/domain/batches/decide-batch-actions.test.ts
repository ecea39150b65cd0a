import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../../shared/domain/approvers/approver.ts';
import { BATCH_STATUSES } from '../../../../shared/domain/batches/batch.ts';
import { decideCancellation } from '../../../../shared/domain/batches/decide-cancellation.ts';
import { decideDisbursement } from '../../../../shared/domain/batches/decide-disbursement.ts';
import { decideWithdrawal } from '../../../../shared/domain/batches/decide-withdrawal.ts';
import { aBatch, aCaller, aSeal, aVote, OTHER_HASH } from './batches.ts';

const SETTLING = new Date('2026-11-23T00:00:00Z');
const APPROVED = [aVote('2'), aVote('3')];

const everyStanding = ROLES.flatMap((role) =>
  BATCH_STATUSES.flatMap((status) =>
    [null, SETTLING].map((settlingSince) => ({ role, status, settlingSince })),
  ),
);

describe('decideCancellation', () => {
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
      const decision = decideCancellation(aCaller([role]), aBatch({ status, settlingSince }));
      const found = decision.kind === 'refused' ? decision.because : decision.kind;
      const over = role === 'operator' || role === 'finance' ? 'not-pending' : 'not-entitled';
      const expected = CONTRACT[`${role} ${status}`] ?? over;
      const begun = role === 'finance' && status === 'processing' && settlingSince;
      expect(found).toBe(begun ? 'settling' : expected);
    },
  );

  it('by somebody inactive is refused, whatever the roles', () => {
    const caller = aCaller([...ROLES], { active: false });
    expect(decideCancellation(caller, aBatch())).toEqual({ kind: 'refused', because: 'not-entitled' });
  });
});

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

describe('decideDisbursement', () => {
  const facts = {
    caller: aCaller(['finance']),
    batch: aBatch({ status: 'processing' }),
    seal: aSeal(aBatch({ status: 'processing' })),
    votes: APPROVED,
    contentHolds: true,
    driftedItemNos: [] as number[],
  };

  it.each(everyStanding)(
    'by $role, $status, settling since $settlingSince',
    ({ role, status, settlingSince }) => {
      const decision = decideDisbursement([], {
        ...facts,
        caller: aCaller([role]),
        batch: aBatch({ status, settlingSince }),
        seal: aSeal(aBatch({ status })),
      });
      const because =
        role !== 'finance' ? 'not-entitled' : status !== 'processing' ? 'not-processing' : 'settling';
      const done = role === 'finance' && status === 'processing' && !settlingSince;
      expect(decision).toEqual(done ? { kind: 'paid' } : { kind: 'refused', because });
    },
  );

  it.each([
    { given: 'no vote at all', votes: [] },
    { given: 'too few votes', votes: [aVote('2')] },
    { given: 'votes on other content', votes: [aVote('2'), aVote('3', { contentHash: OTHER_HASH })] },
    {
      given: 'a vote that was withdrawn',
      votes: [aVote('2'), aVote('3', { decision: 'pending', contentHash: null })],
    },
    { given: 'a rejection', votes: [aVote('2'), aVote('3', { decision: 'rejected' })] },
  ])('pays nothing that is only marked as processing: $given', ({ votes }) => {
    expect(decideDisbursement([], { ...facts, votes })).toEqual({
      kind: 'refused',
      because: 'not-processing',
    });
  });

  it('pays nothing that nobody approved, even where SQL says that nobody has to', () => {
    const batch = aBatch({ status: 'processing', requiredApprovals: 0 });
    expect(decideDisbursement([], { ...facts, batch, votes: [] })).toEqual({
      kind: 'refused',
      because: 'not-processing',
    });
  });

  it('still counts those who approved and were removed afterwards', () => {
    const votes = APPROVED.map((vote) => ({ ...vote, entitled: false }));
    expect(decideDisbursement([], { ...facts, votes })).toEqual({ kind: 'paid' });
  });

  it.each([{ requiredApprovals: 1 }, { totalAmount: 1n }, { madeAt: new Date(0) }, { hashRule: 1 as const }])(
    'pays nothing of a row that is not as it was sealed: %o',
    (changed) => {
      const decision = decideDisbursement([], { ...facts, batch: { ...facts.batch, ...changed } });
      expect(decision).toEqual({ kind: 'refused', because: 'stale-content' });
    },
  );

  it('pays nothing that only SQL has made processing', () => {
    expect(decideDisbursement([], { ...facts, seal: aSeal(aBatch()) })).toEqual({
      kind: 'refused',
      because: 'stale-content',
    });
  });

  it('pays nothing by votes that are not on record', () => {
    const votes = APPROVED.map((vote) => ({ ...vote, recorded: false }));
    expect(decideDisbursement([], { ...facts, votes })).toEqual({
      kind: 'refused',
      because: 'not-processing',
    });
  });

  it('pays nothing of items that are no longer what was approved', () => {
    const decision = decideDisbursement([1, 2, 3], { ...facts, contentHolds: false });
    expect(decision).toEqual({ kind: 'refused', because: 'stale-content' });
  });

  it.each([[[0]], [[4]], [[1, 2, 3, 4]]])('knows no item %j of three', (failed) => {
    expect(decideDisbursement(failed, facts)).toEqual({ kind: 'refused', because: 'invalid-input' });
  });

  it('wants every drifted item among the failed, and names the others', () => {
    const drifted = { ...facts, driftedItemNos: [1, 3] };
    expect(decideDisbursement([3], drifted)).toEqual({
      kind: 'refused',
      because: 'drifted',
      unnamedItemNos: [1],
    });
    expect(decideDisbursement([1, 2, 3], drifted)).toEqual({ kind: 'paid' });
  });

  it.each([
    { totalRecords: 20_000, kind: 'paid' },
    { totalRecords: 20_001, kind: 'settling' },
  ])('of $totalRecords items: $kind', ({ totalRecords, kind }) => {
    const batch = { ...facts.batch, totalRecords };
    expect(decideDisbursement([], { ...facts, batch, seal: aSeal(batch) })).toEqual({ kind });
  });
});
