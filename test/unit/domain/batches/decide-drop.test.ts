import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../../shared/domain/approvers/approver.ts';
import { BATCH_STATUSES } from '../../../../shared/domain/batches/batch.ts';
import { decideDrop } from '../../../../shared/domain/batches/decide-drop.ts';
import { aBatch, aCaller, aSeal } from './batches.ts';
import { combinations } from './combinations.ts';

const cases = combinations({
  role: ROLES,
  status: BATCH_STATUSES,
  sealed: [true, false],
  driftCount: [0, 1],
});
type Case = (typeof cases)[number];

/** The contract once more, first match decides. */
const CONTRACT = [
  ['not-entitled', ({ role }: Case) => role !== 'operator'],
  ['not-pending', ({ status }: Case) => status !== 'pending_approval'],
  ['stale-content', ({ sealed }: Case) => !sealed],
  ['already_recorded', ({ driftCount }: Case) => driftCount === 0],
  ['dropped', () => true],
] as const;

describe('decideDrop', () => {
  it.each(cases)('by $role, $status, as sealed: $sealed, drifted: $driftCount', (given) => {
    const { role, status, sealed, driftCount } = given;
    const batch = aBatch({ status });
    const seal = aSeal(sealed ? batch : aBatch({ status, totalAmount: 1n }));
    const decision = decideDrop({ caller: aCaller([role]), batch, seal, driftCount });
    const found = decision.kind === 'refused' ? decision.because : decision.kind;
    expect(found).toBe(CONTRACT.find(([, holds]) => holds(given))?.[0]);
  });

  it('drops nothing of a batch that nothing sealed, nor for somebody inactive', () => {
    const facts = { caller: aCaller(['operator']), batch: aBatch(), seal: aSeal(aBatch()), driftCount: 1 };
    expect(decideDrop({ ...facts, seal: null })).toEqual({ kind: 'refused', because: 'stale-content' });
    const caller = aCaller([...ROLES], { active: false });
    expect(decideDrop({ ...facts, caller })).toEqual({ kind: 'refused', because: 'not-entitled' });
  });
});
