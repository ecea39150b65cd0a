import type { ApiResponse } from '../../support/api-client.ts';
import { cameTo } from '../../support/sign-off.ts';
import type { Action } from './action.ts';
import type { Clients } from './clients.ts';
import { holdsOf } from './table-lines.ts';

type OfHolds = Extract<Action, { kind: 'hold' | 'lift' | 'retry' }>;

const NOWHERE = '999999999';

const idOf = async (
  { company }: Clients,
  { key, ordinal }: Extract<Action, { kind: 'lift' }>,
): Promise<string> => {
  const holds = await holdsOf(company);
  const found = holds.find(({ subject, ordinal: at }) => subject === key && Number(at) === ordinal);
  return String(found?.['id'] ?? NOWHERE);
};

const ask = async (clients: Clients, action: OfHolds): Promise<ApiResponse> => {
  const as = clients.as[action.who];
  const reason = 'a letter';
  if (action.kind === 'lift') return as.remove(`/api/holds/${await idOf(clients, action)}`, { reason });
  if (action.kind === 'retry') return as.post(`/api/commissions/${action.commission}/retry`, { reason });
  const [kind, id] = action.key.split('-');
  return as.post('/api/holds', { kind, [kind === 'person' ? 'userId' : 'commissionId']: id, reason });
};

/** Keeps something out of every run, or lets it in again; answers in the model's words. */
export const performHold = async (clients: Clients, action: OfHolds): Promise<string> => {
  const response = await ask(clients, action);
  const { status, body } = response;
  if (!body.outcome) return body.type ? `refused: ${cameTo(response)}` : `${status >= 500 ? 'lost' : status}`;
  return body.openItems ? `${body.outcome}, ${body.openItems.count} open` : body.outcome;
};
