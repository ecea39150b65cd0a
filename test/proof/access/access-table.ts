import { ROLES, type Role } from '../../../shared/domain/approvers/approver.ts';
import { type AccessRow, type Cell, REFUSED_DUTIES, REFUSED_SIGN_INS, REFUSED_TOKENS } from './access-row.ts';

const answers = (roles: readonly Role[], status: number): Record<Role, Cell> => {
  const cell = (role: Role): [Role, Cell] => [role, roles.includes(role) ? status : 'not-entitled'];
  return Object.fromEntries(ROLES.map(cell)) as Record<Role, Cell>;
};

/** A GET: these roles may, and a token to act is not one to read. */
const reading = (roles: readonly Role[]): AccessRow['cells'] => ({
  ...REFUSED_TOKENS,
  ...REFUSED_SIGN_INS,
  'a token to read': 200,
  'a token to act': 403,
  ...answers(roles, 200),
});

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
const get = (path: string, query = '', roles: readonly Role[] = ROLES): AccessRow => ({
  route: `GET ${below}${path}`,
  query,
  cells: reading(roles),
});
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
  get('/api/me'),
  get('/api/inbox'),
  get('/api/people', '?q=asha'),
  get('/api/people/{userId}'),
  get('/api/people/{userId}/commissions'),
  get('/api/batches'),
  get('/api/batches/{batchId}'),
  get('/api/batches/{batchId}/summary'),
  get('/api/batches/{batchId}/items'),
  get('/api/batches/{batchId}/events'),
  get('/api/holds'),
  get('/api/runs'),
  get('/api/runs/preview/left-out', '?reason=before_window', ['operator']),
  get('/api/runs/{runKey}'),
  get('/api/settings'),
  get('/api/settings/history'),
  get('/api/approvers'),
  get('/api/offers'),
  get('/api/audit'),
  get('/api/audit/{stream}'),
  get('/api/exports/{exportId}'),
  get('/api/openapi.json'),
  post('/api/me/sign-out-everywhere', acting(ROLES), { body: () => ({}) }),
  post('/api/audit/verify', acting(ROLES), { body: () => ({}) }),
  post('/api/exports', acting(ROLES, 202), {
    body: ({ batchId }) => ({ of: 'items', id: batchId, format: 'csv' }),
  }),
  post('/api/runs', acting(['operator']), {
    asked: 'a dry run',
    body: () => ({ dryRun: true, force: true }),
  }),
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
  // A second admin stands on record, although the host deleted them.
  post('/api/approvers', acting(['admin'], 202), {
    body: () => ({
      userId: '36',
      subject: 'new',
      roles: ['viewer'],
      reason: 'new',
    }),
  }),
  {
    route: `DELETE ${below}/api/approvers/{userId}`,
    // Of one whom no other cell needs.
    body: () => ({ reason: 'left' }),
    cells: acting(['admin']),
  },
  post('/api/offers/{offerId}/confirm', acting(['admin']), {
    offer: 'ordinary',
    body: (_, { hash }) => ({ hash }),
  }),
  post('/api/offers/{offerId}/refuse', acting(['admin']), {
    asked: 'of an ordinary offer',
    offer: 'ordinary',
    body: (_, { hash }) => ({ hash, reason: 'not now' }),
  }),
  post('/api/offers/{offerId}/refuse', acting(ROLES), {
    asked: 'of an emergency',
    offer: 'emergency',
    body: (_, { hash }) => ({ hash, reason: 'I am here' }),
  }),
  {
    route: `PUT ${below}/api/settings`,
    body: () => ({ settings: { reminder_hours: '12' }, reason: 'more often' }),
    cells: acting(['admin']),
  },
];
