import type { MadeBatch, signedIn } from '../../support/people.ts';

export type People = Awaited<ReturnType<typeof signedIn>>;
/** An act of somebody on a batch, with words of theirs. */
export type TextAct = {
  readonly who: keyof People;
  /** What of the text there is must be as the act asks. */
  readonly body: (batch: MadeBatch, text: string) => object;
  readonly path: (batch: MadeBatch) => string;
  readonly stage: 'pending' | 'approved' | 'begun' | 'failed' | 'paid' | 'drifted';
  readonly method?: 'POST' | 'PUT';
};

/** A route of a batch. */
export const of =
  (rest: string) =>
  ({ batchId }: MadeBatch) =>
    `/api/batches/${batchId}/${rest}`;

/** A vote on what the batch is. */
export const vote =
  (decision: string) =>
  ({ batchId, contentHash }: MadeBatch, notes: string) => ({ batchId, contentHash, decision, notes });

/** Each text that people send and that is kept. */
export const TEXT_ACTS: Readonly<Record<string, TextAct>> = {
  approve: { who: 'asha', stage: 'pending', path: () => '/approve', body: vote('approved') },
  reject: { who: 'asha', stage: 'pending', path: () => '/approve', body: vote('rejected') },
  cancel: { who: 'om', stage: 'pending', path: of('cancel'), body: (_, reason) => ({ reason }) },
  drop: { who: 'om', stage: 'drifted', path: of('drop-drifted'), body: (_, reason) => ({ reason }) },
  begin: { who: 'farah', stage: 'approved', path: of('payment'), body: (_, notes) => ({ notes }) },
  fail: {
    who: 'farah',
    stage: 'begun',
    path: of('payment/failures'),
    body: (_, reason) => ({ failed: [{ itemNo: 1, reason }] }),
  },
  abort: { who: 'farah', stage: 'begun', path: of('payment/abort'), body: (_, reason) => ({ reason }) },
  'record, the reference of': {
    who: 'farah',
    stage: 'begun',
    path: of('disburse'),
    body: (_, reference) => ({ reference }),
  },
  'record, the notes of': {
    who: 'farah',
    stage: 'begun',
    path: of('disburse'),
    body: (_, notes) => ({ reference: 'UTR', notes }),
  },
  'record, a failure of': {
    who: 'farah',
    stage: 'begun',
    path: of('disburse'),
    body: (_, reason) => ({ reference: 'UTR', failed: [{ itemNo: 1, reason }] }),
  },
  'pay late': {
    who: 'farah',
    stage: 'failed',
    path: of('late-payments'),
    body: (_, reference) => ({ items: [{ itemNo: 1 }], reference }),
  },
  return: {
    who: 'farah',
    stage: 'paid',
    path: of('returns'),
    body: (_, reason) => ({ items: [{ itemNo: 1, reason, payAgain: true }] }),
  },
  'return, its reference': {
    who: 'farah',
    stage: 'paid',
    path: of('returns'),
    body: (_, bankReference) => ({ items: [{ itemNo: 1, reason: 'x', bankReference, payAgain: true }] }),
  },
  hold: {
    who: 'om',
    stage: 'pending',
    path: () => '/api/holds',
    body: (_, reason) => ({ kind: 'person', userId: '13', reason }),
  },
  'change settings': {
    who: 'adi',
    stage: 'pending',
    method: 'PUT',
    path: () => '/api/settings',
    body: (_, reason) => ({ settings: { max_items: '7' }, reason }),
  },
  entitle: {
    who: 'adi',
    stage: 'pending',
    path: () => '/api/approvers',
    body: (_, reason) => ({ userId: '11', subject: 'new', roles: ['viewer'], reason }),
  },
  'ask for a file of': {
    who: 'vani',
    stage: 'pending',
    path: () => '/api/exports',
    body: (_, paymentReference) => ({ of: 'batches', format: 'csv', filter: { paymentReference } }),
  },
};
