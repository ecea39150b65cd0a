import type { BatchFacts } from '../../../../shared/domain/notices/batch-notice.ts';
import type { Disbursement } from '../../../../shared/domain/payments/disbursement.ts';

export const at = new Date('2026-11-22T20:30:00Z');

/** A batch of which everybody is told. */
export const facts: BatchFacts = {
  batchId: '42',
  batchReference: 'AUTO-20261122-020000',
  totalRecords: 100,
  totalAmount: 1_181_045_435n,
  requiredApprovals: 2,
  approvalCount: 2,
};
export const nothing = { count: 0, amount: 0n };

/** Who did it, and in which event it stands. */
export const told = { by: { userId: '5', name: 'farah' }, eventSeq: 7 };

/** All of it paid. */
export const disbursement: Disbursement = {
  paid: { count: 100, amount: 1_181_045_435n },
  reference: 'UTR-1',
  differing: { ...nothing, itemNos: [] },
  failed: nothing,
  leftOut: nothing,
  drifted: { ...nothing, itemNos: [] },
  frozen: null,
  frozenDiffers: false,
};

/** What every notice tells machines of it. */
export const batchFields = {
  occurredAt: '2026-11-22T20:30:00.000Z',
  batchId: '42',
  batchReference: 'AUTO-20261122-020000',
  totalAmount: '11810454.35',
  currency: 'INR',
  totalRecords: 100,
  requiredApprovals: 2,
  approvalCount: 2,
};
