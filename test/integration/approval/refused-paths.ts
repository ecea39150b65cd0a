import { act, get, type RefusedRequest } from './refused-request.ts';

const digits = (value: string) => new RegExp(`^batchId is "${value}": expected an id, in digits$`);

const BAD_IDS = ['0', '-1', '1.5', 'abc', '01', '1e3', '%20', '%F0%9F%98%80', '184467440737095516160'];
const NO_IDS = ['4711', '18446744073709551615', '18446744073709551616', '99999999999999999999'];

const overBatchRoutes = (
  ids: readonly string[],
  [type, says]: readonly [RefusedRequest[2], (id: string) => RegExp],
) =>
  ids.flatMap((id): RefusedRequest[] => [
    ...['', '/items', '/events'].map(
      (rest): RefusedRequest => [`batch ${id}${rest}`, get(`/api/batches/${id}${rest}`), type, says(id)],
    ),
    [`batch ${id}/withdraw`, ({ as }) => as.asha.post(`/api/batches/${id}/withdraw`), type, says(id)],
    [
      `batch ${id}/cancel`,
      ({ as }) => as.om.post(`/api/batches/${id}/cancel`, { reason: 'x' }),
      type,
      says(id),
    ],
    [
      `batch ${id}/disburse`,
      ({ as }) => as.farah.post(`/api/batches/${id}/disburse`, { reference: 'x' }),
      type,
      says(id),
    ],
  ]);

export const REFUSED_PATHS: readonly RefusedRequest[] = [
  // What is named in the path.
  ...overBatchRoutes(BAD_IDS, ['invalid-input', (id) => digits(decodeURIComponent(id).replace('.', '\\.'))]),
  ...overBatchRoutes(NO_IDS, ['not-found', (id) => new RegExp(`^There is no batch ${id}\\.$`)]),
  ['a percent sign', get('/api/batches/%25'), 'invalid-input', digits('%')],
  [
    'no batch at all',
    act('vani', 'withdraw', 'pending'),
    'not-entitled',
    /^This takes the role approver, and your sign-in does not have it\. Whoever has the terminal of this stack gives it: infra\/cli\/payouts approvers add\.$/,
  ],
  [
    'no stream',
    get('/api/audit/nothing'),
    'invalid-input',
    /^stream is "nothing": expected the name of a stream: batch-<id>, run, settings, approvers, holds, exports or offers$/,
  ],
  ['a stream of batch 0', get('/api/audit/batch-0'), 'invalid-input', /^stream is "batch-0": expected/],
  [
    'a stream of a batch that is not there',
    get('/api/audit/batch-99999999999999999999'),
    'not-found',
    /^The audit trail has no stream batch-99999999999999999999/,
  ],
  [
    'a stream that is still empty',
    get('/api/audit/run'),
    'not-found',
    /no stream run: nothing is recorded in it yet\.$/,
  ],
  [
    'no run',
    get('/api/runs/manual%2Fnothing'),
    'not-found',
    /^There is no run of the key manual\/nothing\.$/,
  ],
  [
    'a run with a space',
    get('/api/runs/a%20b'),
    'invalid-input',
    /^runKey is "a b": expected the key of a run/,
  ],
  [
    'a run beyond ASCII',
    get('/api/runs/%E2%82%B9'),
    'invalid-input',
    /^runKey is "₹": expected the key of a run/,
  ],
  [
    'settings that are none',
    get('/api/settings/history?key=nothing'),
    'invalid-input',
    /^"nothing" is not a setting: expected one of enabled/,
  ],
  [
    'a history of 201',
    get('/api/settings/history?limit=201'),
    'invalid-input',
    /expected a whole number from 1 to 200$/,
  ],
  // No route.
  ...[
    '/api/batch',
    '/api/batches/1/nothing',
    '/api/batches/1/items/1',
    '/api/openapi',
    '/api/settings/enabled',
    '/api//batches',
    '/api/batches/1/approve',
    '/api/batches/1%2Fx',
    '/api/batches%3Flimit=1',
  ].map(
    (path): RefusedRequest => [
      `GET ${path}`,
      get(path),
      'not-found',
      /^There is no such route: see openapi\.json\.$/,
    ],
  ),
  ...[
    '/api/batches',
    '/api/batches/1',
    '/api/batches/1/items',
    '/api/settings',
    '/api/openapi.json',
    '/api/approve',
  ].map(
    (path): RefusedRequest => [
      `POST ${path}`,
      ({ as }) => as.adi.post(path, {}),
      'not-found',
      /^There is no such route/,
    ],
  ),
  ...['/api/batches', '/api/runs', '/api/settings/history'].map(
    (path): RefusedRequest => [
      `PUT ${path}`,
      ({ as }) => as.adi.put(path, {}),
      'not-found',
      /^There is no such route/,
    ],
  ),
];
