import type { ApiResponse } from '../../support/api-client.ts';
import { askOps } from '../../support/ask-ops.ts';
import { givenSettings } from '../../support/given.ts';
import { OVERDUE, reseal } from '../../support/reseal.ts';
import { cameTo } from '../../support/sign-off.ts';
import type { Action } from './action.ts';
import { type Clients, type Seen, settingTexts } from './clients.ts';
import { USERS } from './model-state.ts';
import { performHost } from './perform-host.ts';
import { performDryRun, performRun } from './perform-run.ts';

const NOWHERE = '999999999';
const WRONG_HASH = 'f'.repeat(64);
/** Longer than any request takes. */
const LONG_MILLISECONDS = 1_000;

/** In the model's words; an answer that is nobody's is that of a gateway whose function died. */
const answerOf = (response: ApiResponse): string => {
  const { status, body } = response;
  if (!body.outcome) return body.type ? `refused: ${cameTo(response)}` : `${status >= 500 ? 'lost' : status}`;
  const { approvalCount, requiredApprovals, paidAmount } = body.batch;
  return `${body.outcome}: ${body.batch.status}, ${approvalCount} of ${requiredApprovals}, paid ${paidAmount ?? '-'}`;
};

const ask = async (clients: Clients, { batches }: Seen, action: Action): Promise<string> => {
  if (!('who' in action) || !('batch' in action)) throw new Error(`${action.kind} is nobody's request`);
  const { id = NOWHERE, hash = WRONG_HASH } = batches[action.batch - 1] ?? {};
  const as = clients.as[action.who];
  const post = async (path: string, body?: unknown) => answerOf(await as.post(path, body));
  if (action.kind === 'vote') {
    const contentHash = action.hash === 'right' ? hash : WRONG_HASH;
    return post('/approve', { batchId: String(id), decision: action.decision, contentHash, notes: 'seen' });
  }
  if (action.kind === 'withdraw') return post(`/api/batches/${id}/withdraw`);
  if (action.kind !== 'pay') return post(`/api/batches/${id}/cancel`, { reason: 'not needed' });
  const failed = action.failed.map((itemNo) => ({ itemNo, reason: 'account closed' }));
  return post(`/api/batches/${id}/disburse`, { reference: 'UTR-1', failed });
};

const changeSettings = async (
  { company, as }: Clients,
  { by, to }: Extract<Action, { kind: 'settings' }>,
): Promise<string> => {
  const settings = settingTexts(to);
  if (by === 'adi') return (await as.adi.put('/api/settings', { settings, reason: 'decided' })).body.outcome;
  await givenSettings(company, settings);
  return 'changed';
};

const changeApprover = async (
  { company }: Clients,
  { kind, who }: Extract<Action, { kind: 'add approver' | 'remove approver' }>,
): Promise<string> => {
  const userId = String(USERS[who]);
  const issuer = company.stack.env['PAYOUT_ISSUER_URL'];
  const answer = await (kind === 'remove approver'
    ? askOps(company, 'approvers.remove', { args: { userId } })
    : askOps(company, 'approvers.add', { args: { userId, issuer, subject: who, roles: ['approver'] } }));
  if (answer.errorType) return `refused: ${answer.errorType}`;
  const recounted: { batchId: string; from: number; to: number }[] = answer['recounted'];
  const told = recounted.map(({ batchId, from, to }) => `, batch #${batchId} from ${from} to ${to}`);
  return `${answer.outcome}${told.join('')}`;
};

const expire = async ({ company }: Clients, { batches }: Seen, number: number): Promise<string> => {
  const batchId = String(batches[number - 1]?.['id']);
  const answer = await company.invoke({ command: 'expire', batchId }, 'worker');
  if (answer.errorType) return `refused: ${answer.errorType}`;
  return answer['expired'] ? 'expired' : 'not expired';
};

/** The time that it had is over; SQL is the only clock that a test can set. */
const moveClock = async ({ company }: Clients, { batches }: Seen, number: number): Promise<string> => {
  const batch = batches[number - 1];
  if (batch) await reseal(company, String(batch['id']), OVERDUE);
  return 'done';
};

const forgetLastRun = async ({ company }: Clients): Promise<string> => {
  await company.sql(
    `UPDATE mlm_settings SET setting_value = '2026-01-01T00:00:00+05:30' WHERE setting_key = 'payout_automation_last_run'`,
  );
  return 'done';
};

/** In the middle of their work; where there is less of it, after it. */
const kill = async ({ company: { stack } }: Clients, afterCalls: number): Promise<string> => {
  stack.dataApi.calls.reset();
  const giveUpAt = Date.now() + LONG_MILLISECONDS;
  while (stack.dataApi.calls.all.length < afterCalls && Date.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await stack.lambda.kill('approval');
  return 'done';
};

/** Acts as the client would, and answers in the model's words. */
export const performAction = async (clients: Clients, seen: Seen, action: Action): Promise<string> => {
  switch (action.kind) {
    case 'run':
      return performRun(clients, seen, action);
    case 'dry run':
      return performDryRun(clients, action);
    case 'expire':
      return expire(clients, seen, action.batch);
    case 'overdue':
      return moveClock(clients, seen, action.batch);
    case 'last run long ago':
      return forgetLastRun(clients);
    case 'host':
      return performHost(clients, seen, action);
    case 'settings':
      return changeSettings(clients, action);
    case 'add approver':
    case 'remove approver':
      return changeApprover(clients, action);
    case 'kill':
      return kill(clients, action.afterCalls);
    default:
      return ask(clients, seen, action);
  }
};
