import type { MadeBatch } from '../../support/people.ts';

const FILTER = {
  from: '2026-01-01',
  to: '2026-12-31',
  reference: 'AUTO',
  paymentReference: 'UTR',
  amountFrom: '1.00',
  amountTo: '9.00',
  person: '1',
};
const FAILED = [{ itemNo: 1, reason: 'no such account' }];
const HASH = 'a'.repeat(64);

/** What each route of the API takes, right but for what is tried in it: together they have every text that one takes. */
export const TEXT_BODIES: Readonly<Record<string, (batch: MadeBatch) => readonly object[]>> = {
  vote: ({ batchId, contentHash }) => [{ batchId, contentHash, decision: 'approved', notes: 'x' }],
  cancelBatch: () => [{ reason: 'x' }],
  beginPayment: () => [{ notes: 'x' }],
  markFailures: () => [{ failed: FAILED }],
  abortPayment: () => [{ reason: 'x' }],
  disburseBatch: () => [{ reference: 'UTR', notes: 'x', failed: FAILED }],
  recordLatePayments: () => [{ items: [{ itemNo: 1 }], reference: 'UTR' }],
  answerAdopted: () => [
    { bankPaid: true, reference: 'UTR', notes: 'x', failed: FAILED },
    { bankPaid: false, reason: 'x' },
  ],
  returnItems: () => [{ items: [{ itemNo: 1, reason: 'x', bankReference: 'R', payAgain: true }] }],
  dropDrifted: () => [{ reason: 'x' }],
  setHold: () => [
    { kind: 'person', userId: '11', reason: 'x', until: '2037-01-01T00:00:00Z' },
    { kind: 'commission', commissionId: '1', reason: 'x' },
  ],
  liftHold: () => [{ reason: 'x' }],
  retryCommission: () => [{ reason: 'x' }],
  requestExport: ({ batchId }) => [
    { of: 'batch', id: batchId, format: 'csv' },
    { of: 'events', id: 'run', format: 'csv' },
    { of: 'batches', filter: FILTER, format: 'csv' },
  ],
  requestRun: () => [
    {
      dryRun: true,
      dateFrom: '2026-01-01',
      dateTo: '2026-12-31',
      minAmount: '1.00',
      batchReference: 'TEXTS-1',
      runKey: 'texts/1',
    },
  ],
  changeSettings: () => [
    { settings: { min_amount: '5.00' }, seen: { min_amount: null }, reason: 'x' },
    { settings: { approval_tiers: '[]' }, reason: 'x' },
    { settings: { timezone: 'UTC' }, reason: 'x' },
    { settings: { enabled: '1' }, seen: { enabled: '1' }, reason: 'x' },
  ],
  addApprover: () => [
    { userId: '11', issuer: 'https://id.example', subject: 's', roles: ['viewer'], reason: 'x' },
  ],
  removeApprover: () => [{ reason: 'x' }],
  confirmOffer: () => [{ hash: HASH }],
  refuseOffer: () => [{ hash: HASH, reason: 'x' }],
  verifyAudit: () => [{ stream: 'run', after: 'batch-1', kept: [{ stream: 'run', seq: 1, hash: HASH }] }],
};
