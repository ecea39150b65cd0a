import { describe, expect, it } from 'vitest';
import { batchPermissions } from '../../../../shared/domain/batches/batch-permissions.ts';
import { decideCancellation } from '../../../../shared/domain/batches/decide-cancellation.ts';
import { type DutyFacts, dutyRefusal } from '../../../../shared/domain/batches/duty-refusal.ts';
import { decideBegin } from '../../../../shared/domain/payments/decide-begin.ts';
import { decideRecording } from '../../../../shared/domain/payments/decide-recording.ts';
import { aBatch, aCaller, aSeal, aVote, OTHER_HASH } from './batches.ts';
import { combinations } from './combinations.ts';

const OTHERS = [aVote('2'), aVote('3')];

/** What user 1 has said, or is left to say. */
const OWN = {
  nothing: [],
  'an approval that counts': [aVote('1')],
  'an approval of before they were removed': [aVote('1', { entitled: false })],
  'an approval of other content': [aVote('1', { contentHash: OTHER_HASH })],
  'an approval that no event tells': [aVote('1', { recorded: false })],
  'an approval taken back': [aVote('1', { decision: 'pending', contentHash: null })],
  'a rejection': [aVote('1', { decision: 'rejected' })],
} as const;

type Said = keyof typeof OWN;
const STORED = new Set<Said>([
  'an approval that counts',
  'an approval of before they were removed',
  'an approval of other content',
  'an approval that no event tells',
]);

const cases = combinations({
  requestedByUserId: [null, '1', '2'],
  paysCaller: [false, true],
  said: Object.keys(OWN) as Said[],
  payerMayApprove: [false, true],
});
type Case = (typeof cases)[number];

const factsOf = ({
  requestedByUserId,
  paysCaller,
  said,
  payerMayApprove,
}: Case): DutyFacts & { readonly payment: null } => {
  const batch = aBatch({ status: 'processing', requestedByUserId, payerMayApprove });
  const votes = [...OTHERS, ...OWN[said]];
  return { caller: aCaller(['finance']), batch, seal: aSeal(batch), votes, paysCaller, payment: null };
};

/** The contract once more, first match decides. */
const CONTRACT = [
  ['own-batch', (given: Case) => given.requestedByUserId === '1'],
  ['beneficiary-conflict', (given: Case) => given.paysCaller],
  ['approver-pays', (given: Case) => STORED.has(given.said) && !given.payerMayApprove],
] as const;

const expectedOf = (given: Case) => CONTRACT.find(([, holds]) => holds(given))?.[0];

describe('duties stay apart', () => {
  it.each(cases)(
    'requested by $requestedByUserId, pays the caller: $paysCaller, said: $said, relaxed: $payerMayApprove',
    (given) => {
      const facts = factsOf(given);
      const expected = expectedOf(given);
      expect(dutyRefusal(facts)).toBe(expected);
      const refused = { kind: 'refused', because: expected };
      expect(decideCancellation(facts)).toEqual(expected ? refused : { kind: 'cancelled' });
      const paying = { ...facts, contentHolds: true, unansweredCount: 0, isRepeat: false };
      expect(decideBegin(paying)).toEqual(expected ? refused : { kind: 'begun' });
      expect(decideRecording(paying)).toEqual(expected ? refused : { kind: 'recorded' });
      const standing = { driftCount: 0, paysCaller: given.paysCaller };
      const may = batchPermissions({ ...facts, standing, at: facts.batch.madeAt });
      const allowed = expected ?? true;
      expect(may).toMatchObject({ cancel: allowed, begin: allowed, disburse: allowed, late: allowed });
    },
  );

  it.each(cases)('whoever is an operator may cancel while it is pending: %o', (given) => {
    const facts = factsOf(given);
    const batch = { ...facts.batch, status: 'pending_approval' } as const;
    const decision = decideCancellation({ ...facts, batch, caller: aCaller(['operator']) });
    expect(decision).toEqual({ kind: 'cancelled' });
  });

  it('nobody relaxes them by SQL: what was sealed is what counts', () => {
    const [approved, own] = [
      { requestedByUserId: null, paysCaller: false, said: 'an approval that counts', payerMayApprove: false },
      { requestedByUserId: '1', paysCaller: false, said: 'nothing', payerMayApprove: false },
    ] as const;
    const relaxed = factsOf(approved);
    expect(dutyRefusal({ ...relaxed, batch: { ...relaxed.batch, payerMayApprove: true } })).toBe(
      'approver-pays',
    );
    const foreign = factsOf(own);
    expect(dutyRefusal({ ...foreign, batch: { ...foreign.batch, requestedByUserId: '2' } })).toBe(
      'own-batch',
    );
  });

  it.each([null, { terms: { requiredApprovals: 2 } }])(
    'the row says it where no event does: sealed %o',
    (told) => {
      const facts = factsOf({
        requestedByUserId: null,
        paysCaller: false,
        said: 'an approval that counts',
        payerMayApprove: true,
      });
      expect(dutyRefusal({ ...facts, seal: told && { ...aSeal(facts.batch), ...told } })).toBe(undefined);
    },
  );
});
