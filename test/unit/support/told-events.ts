import { replayBatch } from '../../support/replay-batch.ts';
import type { StoredEvent } from '../../support/stored-events.ts';

export type Told = readonly [actor: string, action: string, detail?: object];

export const CONTENT = { contentHash: 'h', totalRecords: 3, requiredApprovals: 2 };
export const created: Told = ['schedule', 'batch_created', CONTENT];
export const yes = (user: number, approvalCount: number): Told => [
  `user ${user}`,
  'vote_recorded',
  { contentHash: 'h', approvalCount },
];
export const last = (user: number, approvalCount = 2): Told => [
  `user ${user}`,
  'batch_approved',
  { contentHash: 'h', approvalCount },
];
export const no = (user: number, approvalCount: number, releasedItems = 3): Told => [
  `user ${user}`,
  'batch_rejected',
  { approvalCount, releasedItems },
];
export const back = (user: number, approvalCount: number): Told => [
  `user ${user}`,
  'vote_withdrawn',
  { approvalCount },
];
export const cancelled = (from: string): Told => ['user 5', 'batch_cancelled', { from, releasedItems: 3 }];
export const paid = (paidCount = 3, by = 'user 5'): Told => [
  by,
  'batch_paid',
  { failedCount: 3 - paidCount, paidCount, paidAmount: '3.00' },
];
export const large: Told = ['schedule', 'batch_created', { ...CONTENT, totalRecords: 20_001 }];
/** As the version before did, with which the worker began at once. */
export const begunBefore: Told = ['user 5', 'payment_begun', {}];
export const begun = (count = 3): Told => [
  'user 5',
  'payment_begun',
  { frozen: { count, itemCount: 3 }, leftOutCount: 3 - count },
];
export const approved: readonly Told[] = [created, yes(1, 1), last(2)];
export const marked: Told = ['user 5', 'failures_marked'];
export const aborted: Told = ['user 9', 'payment_aborted'];
export const late = (paidCount = 1): Told => [
  'user 5',
  'late_payment_recorded',
  { paidCount, paidAmount: '1.00', droppedAmount: '0.00', paidTwiceCount: 0 },
];
export const returned = (returnedCount = 1): Told => [
  'user 5',
  'items_returned',
  { returnedCount, returnedAmount: '1.00' },
];
export const dropped = (droppedCount = 1): Told => [
  'user 6',
  'items_dropped',
  { contentHash: 'h2', totalRecords: 3 - droppedCount, droppedCount, before: { contentHash: 'h' } },
];
export const recount = (userId: string, from: number, to: number): Told => [
  'om',
  'votes_recounted',
  { userId, from, to },
];

export const replay = (...told: readonly Told[]) =>
  replayBatch(told.map(([actor, action, detail = {}]): StoredEvent => ({ actor, action, detail })));
