import { ROLES } from '../../../../shared/domain/approvers/approver.ts';
import { BATCH_STATUSES, type Batch } from '../../../../shared/domain/batches/batch.ts';
import type { DutyFacts, DutyRefusal } from '../../../../shared/domain/batches/duty-refusal.ts';
import type { Frozen, Payment } from '../../../../shared/domain/payments/payment.ts';
import { aBatch, aCaller, aSeal, aVote } from '../batches/batches.ts';
import { combinations } from '../batches/combinations.ts';

export const FROZEN: Frozen = { count: 3, amount: 30_000n, root: 'c'.repeat(64), itemCount: 3 };

/** Begun by user 9 over the whole of aBatch, unless told otherwise. */
export const aPayment = (given: Partial<Payment> = {}): Payment => ({
  step: 'begun',
  byUserId: '9',
  at: new Date('2026-11-23T05:00:00Z'),
  frozen: FROZEN,
  asked: { leftOutNamed: { count: 0 }, paidThoughHeld: { count: 0 } },
  reference: null,
  ...given,
});

/** Enough people have approved aBatch; user 1, who calls, is none of them. */
export const APPROVED = [aVote('2'), aVote('3')];

/** Each way in which user 1 may stand in the way of paying it. */
const INVOLVED: Readonly<Record<DutyRefusal, { batch?: Partial<Batch>; facts?: Partial<DutyFacts> }>> = {
  'own-batch': { batch: { requestedByUserId: '1' } },
  'beneficiary-conflict': { facts: { paysCaller: true } },
  'approver-pays': { facts: { votes: [...APPROVED, aVote('1')] } },
};
const DUTIES = [undefined, 'own-batch', 'beneficiary-conflict', 'approver-pays'] as const;

/** What a decision about a payment may meet: user 1, a batch, and how far its payment is. */
export const everyStanding = combinations({
  role: ROLES,
  status: BATCH_STATUSES,
  /** The old page had it in processing, and nobody has said what the bank did with it. */
  unanswered: [false, true],
  settling: [false, true],
  step: [undefined, 'begun', 'recording', 'recorded'],
  by: ['1', '9'],
  duty: DUTIES,
});
export type Standing = (typeof everyStanding)[number];

export const factsOf = ({ role, status, unanswered, settling, step, by, duty }: Standing) => {
  const { batch: involved, facts } = duty ? INVOLVED[duty] : {};
  const settlingSince = settling ? new Date('2026-11-23T06:00:00Z') : null;
  const batch = aBatch({ status, settlingSince, ...involved });
  return {
    caller: aCaller([role]),
    batch,
    seal: { ...aSeal(batch), unanswered },
    votes: APPROVED,
    paysCaller: false,
    payment: step ? aPayment({ step, byUserId: by }) : null,
    ...facts,
  };
};

/** An approved batch of which nobody has begun a payment, and finance that is not involved. */
export const STANDING: Standing = {
  role: 'finance',
  status: 'processing',
  unanswered: false,
  settling: false,
  step: undefined,
  by: '9',
  duty: undefined,
};

type Decision = { readonly kind: string; readonly because?: string };

export const cameTo = ({ kind, because }: Decision): string => because ?? kind;

/** The contract as a list: the first that holds decides. */
export type Contract = readonly (readonly [string, (given: Standing) => boolean])[];

export const expectedBy = (contract: Contract, given: Standing): string | undefined =>
  contract.find(([, holds]) => holds(given))?.[0];

/** The rule of all that moves money: finance that is not involved. */
export const dutiesOf: Contract = DUTIES.flatMap((duty) =>
  duty ? [[duty, (given: Standing) => given.duty === duty] as const] : [],
);
