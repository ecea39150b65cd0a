import { ROLES, type Role } from '../../../shared/domain/approvers/approver.ts';
import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import type { MadeBatch } from '../../support/people.ts';

/** What is answered: the status, or by its name the problem that the function refuses with. */
export type Cell = number | ProblemType;

/** What the gateway refuses by itself, however much its bearer might do: the status. */
export const REFUSED_TOKENS = {
  'no token': 401,
  'an expired token': 401,
  'a token for another audience': 401,
  "another client's token": 401,
  "another issuer's token": 401,
  'a forged signature': 401,
  'a token without a scope': 403,
} as const;

/** What the gateway lets in, and no role is found for. */
export const REFUSED_SIGN_INS = {
  'an ID token': 'unauthenticated',
  'a sign-in without a row': 'not-entitled',
  'an inactive holder of every role': 'not-entitled',
  'a holder of every role whose user the host deleted': 'not-entitled',
} as const;

/** Of finance, but involved in the batch whose money they would move. */
export const REFUSED_DUTIES = {
  'finance who asked for the batch': 'own-batch',
  'finance whom the batch pays': 'beneficiary-conflict',
  'finance who approved the batch': 'approver-pays',
} as const;
export type Duty = keyof typeof REFUSED_DUTIES;

/** Good for one half of the API, carried by somebody who may. */
export const SCOPED_TOKENS = { 'a token to read': 'payouts/read', 'a token to act': 'payouts/act' } as const;

export type Column =
  | keyof typeof REFUSED_TOKENS
  | keyof typeof REFUSED_SIGN_INS
  | keyof typeof SCOPED_TOKENS
  | Role;

/** How far a batch is that somebody asks something of. */
export type BatchState = 'pending' | 'drifted' | 'approved' | 'begun' | 'paid' | 'unanswered';

export type AccessRow = {
  /** As routes.ts has it: method and path. */
  readonly route: string;
  /** Where one route has several rows: which request this one is. */
  readonly asked?: string;
  /** Of a batch in this state; pending where it says nothing. */
  readonly of?: BatchState;
  readonly body?: (batch: MadeBatch) => unknown;
  readonly cells: Readonly<Record<Column, Cell> & Partial<Record<Duty, Cell>>>;
};

const answers = (roles: readonly Role[], status: number): Record<Role, Cell> => {
  const cell = (role: Role): [Role, Cell] => [role, roles.includes(role) ? status : 'not-entitled'];
  return Object.fromEntries(ROLES.map(cell)) as Record<Role, Cell>;
};

/** A GET: every role may, and a token to act is not one to read. */
const reading: AccessRow['cells'] = {
  ...REFUSED_TOKENS,
  ...REFUSED_SIGN_INS,
  'a token to read': 200,
  'a token to act': 403,
  ...answers(ROLES, 200),
};

/** A POST, PUT or DELETE: these roles may, and a token to read is not one to act. */
const acting = (roles: readonly Role[], status = 200): AccessRow['cells'] => ({
  ...REFUSED_TOKENS,
  ...REFUSED_SIGN_INS,
  'a token to read': 403,
  'a token to act': status,
  ...answers(roles, status),
});

/** The money of a batch: finance may, but nobody who is involved. */
const moving: AccessRow['cells'] = { ...acting(['finance']), ...REFUSED_DUTIES };

const below = '/admin/payouts';
const get = (path: string): AccessRow => ({ route: `GET ${below}${path}`, cells: reading });
const post = (path: string, cells: AccessRow['cells'], rest: Omit<AccessRow, 'route' | 'cells'> = {}) => ({
  route: `POST ${below}${path}`,
  cells,
  ...rest,
});

/**
 * Who may do what: every route, with every kind of token and every role. functions/approval/README.md shows it, the proof
 * tries every cell.
 */
export const ACCESS: readonly AccessRow[] = [
  get('/api/batches'),
  get('/api/batches/{batchId}'),
  get('/api/batches/{batchId}/items'),
  get('/api/batches/{batchId}/events'),
  get('/api/holds'),
  get('/api/runs'),
  get('/api/runs/{runKey}'),
  get('/api/settings'),
  get('/api/settings/history'),
  get('/api/audit/{stream}'),
  get('/api/openapi.json'),
  post('/api/audit/verify', acting(ROLES), { body: () => ({}) }),
  post('/api/runs', acting(ROLES), { asked: 'a dry run', body: () => ({ dryRun: true, force: true }) }),
  post('/api/runs', acting(['operator'], 202), {
    asked: 'a real run',
    // Asked for and begun, but it takes nothing of what the next cell needs.
    body: () => ({ force: true, minAmount: '99999999.00' }),
  }),
  post('/approve', acting(['approver']), {
    body: ({ batchId, contentHash }) => ({ batchId, contentHash, decision: 'approved' }),
  }),
  post('/api/batches/{batchId}/withdraw', acting(['approver'])),
  post('/api/batches/{batchId}/cancel', acting(['operator']), {
    asked: 'of a pending batch',
    body: () => ({ reason: 'made by mistake' }),
  }),
  post('/api/batches/{batchId}/cancel', moving, {
    asked: 'of an approved batch',
    of: 'approved',
    body: () => ({ reason: 'made by mistake', bankPaidNothing: true }),
  }),
  post('/api/batches/{batchId}/drop-drifted', acting(['operator']), {
    of: 'drifted',
    body: () => ({ reason: 'adjusted by hand' }),
  }),
  post('/api/batches/{batchId}/payment', moving, { of: 'approved', body: () => ({}) }),
  post('/api/batches/{batchId}/payment/failures', moving, {
    of: 'begun',
    body: () => ({ failed: [{ itemNo: 1, reason: 'account closed' }] }),
  }),
  post('/api/batches/{batchId}/payment/abort', moving, {
    of: 'begun',
    body: () => ({ reason: 'the bank refused the file' }),
  }),
  post('/api/batches/{batchId}/disburse', moving, {
    of: 'begun',
    body: () => ({ reference: 'UTR-1' }),
  }),
  post('/api/batches/{batchId}/late-payments', moving, {
    of: 'paid',
    body: () => ({ items: [{ itemNo: 1 }], reference: 'UTR-2' }),
  }),
  post('/api/batches/{batchId}/returns', moving, {
    of: 'paid',
    body: () => ({ items: [{ itemNo: 2, reason: 'account closed', payAgain: true }] }),
  }),
  post('/api/batches/{batchId}/adopted-answer', moving, {
    of: 'unanswered',
    body: () => ({ bankPaid: false, reason: 'not in the statement' }),
  }),
  post('/api/holds', acting(['operator']), {
    body: () => ({ kind: 'person', userId: '8', reason: 'a letter' }),
  }),
  {
    route: `DELETE ${below}/api/holds/{holdId}`,
    body: () => ({ reason: 'answered' }),
    cells: acting(['operator']),
  },
  post('/api/commissions/{commissionId}/retry', acting(['finance']), {
    body: () => ({ reason: 'a new account' }),
  }),
  {
    route: `PUT ${below}/api/settings`,
    body: () => ({ settings: { reminder_hours: '12' }, reason: 'more often' }),
    cells: acting(['admin']),
  },
];
