import { type ApiClient, type ApiResponse, apiAs } from './api-client.ts';
import type { PayoutStack } from './payout-stack.ts';
import { givenApprover, type MadeBatch } from './people.ts';

type Headers = Readonly<Record<string, string>>;
type Asked = (who: ApiClient, batch: MadeBatch, headers?: Headers) => Promise<ApiResponse>;

/** What may be asked of a batch, as each person would ask it. */
export const approve: Asked = (who, { batchId, contentHash }, headers = {}) =>
  who.post('/approve', { batchId, decision: 'approved', contentHash }, headers);

export const reject: Asked = (who, { batchId, contentHash }, headers = {}) =>
  who.post('/approve', { batchId, decision: 'rejected', contentHash, notes: 'wrong month' }, headers);

export const withdraw: Asked = (who, { batchId }, headers = {}) =>
  who.post(`/api/batches/${batchId}/withdraw`, undefined, headers);

export const cancel: Asked = (who, { batchId }, headers = {}) =>
  who.post(`/api/batches/${batchId}/cancel`, { reason: 'not needed' }, headers);

/** Of an approved batch: finance says so of the bank, too. */
export const cancelApproved: Asked = (who, { batchId }, headers = {}) =>
  who.post(`/api/batches/${batchId}/cancel`, { reason: 'not needed', bankPaidNothing: true }, headers);

export const pay: Asked = (who, { batchId }, headers = {}) =>
  who.post(`/api/batches/${batchId}/disburse`, { reference: 'UTR-1' }, headers);

/** The outcome of what was done, or the name of the problem. */
export const cameTo = ({ status, body }: ApiResponse): string => {
  if (body.outcome) return body.outcome;
  return body.type ? String(body.type).replace('/problems/', '') : `${status} ${JSON.stringify(body)}`;
};

/** How often each answer was given. */
export const tally = (responses: readonly ApiResponse[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const outcome of responses.map(cameTo)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};

/** Approvers beyond the demo's: users 101 and on, each signed in. */
export const givenCrowd = async (company: PayoutStack, size: number): Promise<readonly ApiClient[]> => {
  const clients: ApiClient[] = [];
  for (let userId = 101; userId <= 100 + size; userId += 1) {
    const subject = `approver-${userId}`;
    await givenApprover(company, { userId, subject, roles: ['approver'] });
    clients.push(await apiAs(company, subject));
  }
  return clients;
};
