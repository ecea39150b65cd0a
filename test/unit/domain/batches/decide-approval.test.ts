import { describe, expect, it } from 'vitest';
import { BATCH_STATUSES, type Batch } from '../../../../shared/domain/batches/batch.ts';
import {
  decideApproval,
  type VoteDecision,
  type VoteFacts,
  type VoteRequest,
} from '../../../../shared/domain/batches/decide-approval.ts';
import type { Vote } from '../../../../shared/domain/batches/vote.ts';
import { aBatch, aCaller, aSeal, aVote, HASH, OTHER_HASH } from './batches.ts';
import { combinations } from './combinations.ts';

const ONE_MILLISECOND_BEFORE = new Date('2026-11-22T02:00:00.122Z');
const THAT_INSTANT = new Date('2026-11-22T02:00:00.123Z');
const AFTER = new Date('2026-11-22T02:00:00.124Z');

/** When it is decided. */
const AT = new Date('2026-11-23T02:00:00Z');

const OWN_VOTES: readonly (Vote | undefined)[] = [
  undefined,
  aVote('1'),
  aVote('1', { contentHash: OTHER_HASH }),
  aVote('1', { decision: 'rejected' }),
  aVote('1', { decision: 'pending', contentHash: null }),
  aVote('1', { entitled: false }),
];

/** A batch as it was made, with its seal. */
const sealed = (given: Partial<Batch>): Pick<VoteFacts, 'batch' | 'seal'> => {
  const batch = aBatch(given);
  return { batch, seal: aSeal(batch) };
};

type Case = { readonly request: VoteRequest; readonly facts: VoteFacts; readonly own: Vote | undefined };

/** Every combination of what a vote is decided by. */
const EVERY_CASE: readonly Case[] = combinations({
  caller: [
    aCaller([]),
    aCaller(['viewer']),
    aCaller(['operator']),
    aCaller(['finance']),
    aCaller(['admin']),
    aCaller(['operator', 'finance', 'admin']),
    aCaller(['approver'], { active: false }),
    ...[ONE_MILLISECOND_BEFORE, THAT_INSTANT, AFTER].map((activeSince) =>
      aCaller(['approver'], { activeSince }),
    ),
  ],
  status: BATCH_STATUSES,
  batchHash: [HASH, null],
  requestedByUserId: ['1', '2', null],
  own: OWN_VOTES,
  others: [[], [aVote('2')], [aVote('2', { entitled: false })], [aVote('2', { contentHash: OTHER_HASH })]],
  driftCount: [0, 1],
  paysCaller: [false, true],
  expiresAt: [null, AT, new Date(AT.getTime() + 1)],
  decision: ['approved', 'rejected'],
  contentHash: [HASH, OTHER_HASH],
}).map(({ decision, contentHash, own, others, driftCount, paysCaller, caller, ...given }) => ({
  request: { decision, contentHash },
  own,
  facts: {
    caller,
    ...sealed({
      status: given.status,
      contentHash: given.batchHash,
      requestedByUserId: given.requestedByUserId,
      expiresAt: given.expiresAt,
    }),
    votes: own ? [own, ...others] : others,
    standing: { driftCount, paysCaller },
    at: AT,
  },
}));

/** The contract, row by row: the first that holds is the answer. */
const CONTRACT: readonly (readonly [string, (each: Case) => boolean])[] = [
  ['not-entitled', ({ facts: { caller } }) => !(caller.active && caller.roles.includes('approver'))],
  [
    'already_recorded',
    ({ own, request, facts: { batch } }) =>
      own?.decision === request.decision &&
      own.contentHash === request.contentHash &&
      (batch.status !== 'pending_approval' ||
        (own.decision === 'approved' && own.entitled && own.contentHash === batch.contentHash)),
  ],
  ['not-pending', ({ facts: { batch } }) => batch.status !== 'pending_approval'],
  ['stale-content', ({ facts: { batch }, request }) => batch.contentHash !== request.contentHash],
  ['cancelled', ({ request }) => request.decision === 'rejected'],
  [
    'approver-too-new',
    ({ facts: { caller } }) => caller.activeSince.getTime() !== ONE_MILLISECOND_BEFORE.getTime(),
  ],
  ['own-batch', ({ facts: { batch } }) => batch.requestedByUserId === '1'],
  ['beneficiary-conflict', ({ facts: { standing } }) => standing.paysCaller],
  ['drifted', ({ facts: { standing } }) => standing.driftCount > 0],
  ['not-pending', ({ facts: { batch } }) => batch.expiresAt?.getTime() === AT.getTime()],
  [
    'approved',
    ({ facts: { votes } }) =>
      votes.some((vote) => vote.userId === '2' && vote.entitled && vote.contentHash === HASH),
  ],
  ['recorded', () => true],
];

const nameOf = (decision: VoteDecision): string =>
  decision.kind === 'refused' ? decision.because : decision.kind;

describe('decideApproval', () => {
  it('answers every combination as the contract does, and every answer occurs', () => {
    const seen = new Map<string, number>();
    for (const each of EVERY_CASE) {
      const expected = CONTRACT.find(([, holds]) => holds(each))?.[0];
      const found = nameOf(decideApproval(each.request, each.facts));
      if (found !== expected) expect({ found, each }).toEqual({ found: expected, each });
      seen.set(found, (seen.get(found) ?? 0) + 1);
    }
    expect(EVERY_CASE).toHaveLength(10 * 5 * 2 * 3 * 6 * 4 * 2 * 2 * 3 * 2 * 2);
    expect([...seen.keys()].toSorted()).toEqual([...new Set(CONTRACT.map(([name]) => name))].toSorted());
  });

  const pending = (required: number, votes: readonly Vote[]): VoteFacts => ({
    caller: aCaller(['approver']),
    ...sealed({ requiredApprovals: required }),
    votes,
    standing: { driftCount: 0, paysCaller: false },
    at: AT,
  });
  const approval: VoteRequest = { decision: 'approved', contentHash: HASH };

  it.each([
    {
      given: 'the only one needed',
      required: 1,
      votes: [],
      decision: { kind: 'approved', approvalCount: 1 },
    },
    { given: 'the first of two', required: 2, votes: [], decision: { kind: 'recorded', approvalCount: 1 } },
    {
      given: 'the last of three',
      required: 3,
      votes: [aVote('2'), aVote('3')],
      decision: { kind: 'approved', approvalCount: 3 },
    },
    {
      given: 'the second, beside one of other content',
      required: 2,
      votes: [aVote('2', { contentHash: OTHER_HASH })],
      decision: { kind: 'recorded', approvalCount: 1 },
    },
    {
      given: 'the second, beside one of somebody removed since',
      required: 2,
      votes: [aVote('2', { entitled: false })],
      decision: { kind: 'recorded', approvalCount: 1 },
    },
    {
      given: 'again, after it was withdrawn',
      required: 2,
      votes: [aVote('1', { decision: 'pending', contentHash: null }), aVote('2')],
      decision: { kind: 'approved', approvalCount: 2 },
    },
  ])(
    'an approval that is $given: $decision.kind, $decision.approvalCount counted',
    ({ required, votes, decision }) => {
      expect(decideApproval(approval, pending(required, votes))).toEqual(decision);
    },
  );

  it.each([
    { status: 'pending_approval', decision: { kind: 'refused', because: 'approver-too-new' } },
    { status: 'processing', decision: { kind: 'already_recorded' } },
    { status: 'completed', decision: { kind: 'already_recorded' } },
  ] as const)('whoever was removed and added back repeats their approval, $status: $decision', (given) => {
    const facts = {
      ...pending(2, [aVote('1', { entitled: false })]),
      ...sealed({ status: given.status }),
      caller: aCaller(['approver'], { activeSince: AFTER }),
    };
    expect(decideApproval(approval, facts)).toEqual(given.decision);
  });

  it('a rejection may take the place of an approval, which is no longer counted', () => {
    const rejection = { ...approval, decision: 'rejected' } as const;
    expect(decideApproval(rejection, pending(3, [aVote('1'), aVote('2')]))).toEqual({
      kind: 'cancelled',
      approvalCount: 1,
    });
  });

  it('one person with many sign-ins is one vote: it is counted by user', () => {
    const facts = { ...pending(2, [aVote('1')]), caller: aCaller(['approver'], { subject: 'asha-at-home' }) };
    expect(decideApproval(approval, facts)).toEqual({ kind: 'already_recorded' });
  });
});
