import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../../shared/domain/approvers/approver.ts';
import { BATCH_STATUSES, type Batch } from '../../../../shared/domain/batches/batch.ts';
import { decideCancellation } from '../../../../shared/domain/batches/decide-cancellation.ts';
import { decideDisbursement } from '../../../../shared/domain/batches/decide-disbursement.ts';
import { aBatch, aCaller, aSeal, aVote, OTHER_HASH } from './batches.ts';

const SETTLING = new Date('2026-11-23T00:00:00Z');
const APPROVED = [aVote('2'), aVote('3')];

/** Neither its requester nor an approver of it, and not paid by it. */
const NOT_INVOLVED = { votes: APPROVED, paysCaller: false };

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
});

describe('decideDisbursement', () => {
  const facts = {
    caller: aCaller(['finance']),
    batch: aBatch({ status: 'processing' }),
    seal: aSeal(aBatch({ status: 'processing' })),
    ...NOT_INVOLVED,
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

  it('says first how the batch stands, then whose duty it is', () => {
    const own = [...APPROVED, aVote('1')];
    const decide = (given: Partial<typeof facts>) =>
      decideDisbursement([9], { ...facts, votes: own, ...given });
    expect(decide({ contentHolds: false })).toEqual({ kind: 'refused', because: 'stale-content' });
    expect(decide({})).toEqual({ kind: 'refused', because: 'approver-pays' });
    expect(decide({ caller: aCaller(['approver']) })).toEqual({ kind: 'refused', because: 'not-entitled' });
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
