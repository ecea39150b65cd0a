import type { ApiResponse } from '../../support/api-client.ts';
import { askOps } from '../../support/ask-ops.ts';
import { givenSettings } from '../../support/given.ts';
import type { Answer } from '../../support/payout-stack.ts';
import { userIdOf } from '../../support/people.ts';
import { OVERDUE, reseal } from '../../support/reseal.ts';
import { cameTo } from '../../support/sign-off.ts';
import type { ActionName } from '../truth/said.ts';
import type { Action } from './action.ts';
import { type Clients, type Seen, settingTexts } from './clients.ts';
import { type Person, USERS } from './model-state.ts';
import { performHold } from './perform-hold.ts';
import { deleteUser, performHost } from './perform-host.ts';
import { performDryRun, performRun } from './perform-run.ts';
import { requestOf } from './request-of.ts';

const NOWHERE = '999999999';
const WRONG_HASH = 'f'.repeat(64);
/** Longer than any request takes. */
const LONG_MILLISECONDS = 1_000;

type ByPerson = Extract<Action, { who: Person; batch: number }>;

/** In the model's words; an answer that is nobody's is that of a gateway whose function died. */
const answerOf = (response: ApiResponse): string => {
  const { status, body } = response;
  if (!body.outcome) return body.type ? `refused: ${cameTo(response)}` : `${status >= 500 ? 'lost' : status}`;
  const { approvalCount, requiredApprovals, paidAmount } = body.batch;
  return `${body.outcome}: ${body.batch.status}, ${approvalCount} of ${requiredApprovals}, paid ${paidAmount ?? '-'}`;
};

const actionOf = (action: Action): ActionName => {
  if (action.kind === 'vote') return action.decision === 'approved' ? 'approve' : 'reject';
  return action.kind as Exclude<ActionName, 'approve' | 'reject'>;
};

const send = async (clients: Clients, { batches }: Seen, action: ByPerson): Promise<ApiResponse> => {
  const { id = NOWHERE, hash = WRONG_HASH } = batches[action.batch - 1] ?? {};
  const as = clients.as[action.who];
  if (action.kind === 'vote') {
    const contentHash = action.hash === 'right' ? hash : WRONG_HASH;
    const { decision } = action;
    return as.post('/approve', { batchId: String(id), decision, contentHash, notes: 'seen' });
  }
  const { path, body } = requestOf(action);
  return as.post(`/api/batches/${id}/${path}`, body);
};

/** Whose list is not kept yet is told to come again. */
const sendOnceKept = async (clients: Clients, seen: Seen, action: ByPerson): Promise<ApiResponse> => {
  for (;;) {
    const answer = await send(clients, seen, action);
    if (cameTo(answer) !== 'unattested') return answer;
  }
};

const ask = async (clients: Clients, seen: Seen, action: ByPerson): Promise<string> => {
  const answer = await sendOnceKept(clients, seen, action);
  const batchId = String(seen.batches[action.batch - 1]?.['id'] ?? NOWHERE);
  const userId = USERS[action.who];
  seen.hear({ by: 'action', alone: false, action: actionOf(action), userId, batchId, answer });
  return answerOf(answer);
};

const changeSettings = async (
  { company, as }: Clients,
  { hear }: Seen,
  { by, to }: Extract<Action, { kind: 'settings' }>,
): Promise<string> => {
  const settings = settingTexts(to);
  if (by === 'adi') {
    const { body: answer } = await as.adi.put('/api/settings', { settings, reason: 'decided' });
    const actor = `user ${userIdOf('adi')}`;
    // Somebody else may set the same to something else meanwhile.
    hear({ by: 'settings', alone: false, asked: settings, actor, answer });
    return answer.outcome;
  }
  await givenSettings(company, settings);
  return 'changed';
};

/** A problem of the API in the words of the ops function. */
const asOps = ({ body }: ApiResponse): Answer =>
  body.outcome ? body : { errorType: String(body.type), errorMessage: String(body.detail) };

const changeApprover = async (
  { company, as }: Clients,
  { hear }: Seen,
  { kind, who }: Extract<Action, { kind: 'add approver' | 'remove approver' }>,
): Promise<string> => {
  const userId = String(USERS[who]);
  const issuer = company.stack.env['PAYOUT_ISSUER_URL'];
  // The only admin entitles at once; the terminal takes away.
  const isRemoved = kind === 'remove approver';
  const entitled = { userId, issuer, subject: who, roles: ['approver'], reason: 'decided' };
  const answer = isRemoved
    ? await askOps(company, 'approvers.remove', { args: { userId } })
    : asOps(await as.adi.post('/api/approvers', entitled));
  const change = isRemoved ? 'remove' : 'add';
  const actor = isRemoved ? 'unverified: om@terminal' : `user ${userIdOf('adi')}`;
  hear({ by: 'approvers', alone: false, change, userId: USERS[who], actor, answer });
  if (answer.errorType) return `refused: ${answer.errorType}`;
  const recounted: { batchId: string; from: number; to: number }[] = answer['recounted'];
  const told = recounted.map(({ batchId, from, to }) => `, batch #${batchId} from ${from} to ${to}`);
  return `${answer.outcome}${told.join('')}`;
};

const expire = async ({ company }: Clients, { batches, hear }: Seen, number: number): Promise<string> => {
  const batchId = String(batches[number - 1]?.['id']);
  const answer = await company.invoke({ command: 'expire', batchId }, 'worker');
  hear({ by: 'worker', alone: false, batchId, answer });
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
    case 'hold':
    case 'lift':
    case 'retry':
      return performHold(clients, action);
    case 'expire':
      return expire(clients, seen, action.batch);
    case 'overdue':
      return moveClock(clients, seen, action.batch);
    case 'last run long ago':
      return forgetLastRun(clients);
    case 'host':
      return performHost(clients, seen, action);
    case 'settings':
      return changeSettings(clients, seen, action);
    case 'add approver':
    case 'remove approver':
      return changeApprover(clients, seen, action);
    case 'delete user':
      return deleteUser(clients, action);
    case 'kill':
      return kill(clients, action.afterCalls);
    default:
      return ask(clients, seen, action);
  }
};
