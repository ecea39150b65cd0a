import { type Ask, get, type RefusedRequest } from './refused-request.ts';

const ofBatch =
  (rest: string): Ask =>
  ({ as, batches: { completed } }) =>
    as.vani.get(`/api/batches/${completed.batchId}${rest}`);

/** The cursor of one page, sent for another. */
const cursorOf =
  (
    from: (batchId: string) => string,
    to: (otherBatchId: string) => string,
    change = (text: string) => text,
  ): Ask =>
  async ({ as, batches: { completed, pending } }) => {
    const { body } = await as.vani.get(from(completed.batchId));
    if (body.nextCursor === null) throw new Error('there is one page only');
    const path = to(pending.batchId);
    return as.vani.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${change(body.nextCursor)}`);
  };

const none =
  /^cursor is none of this query: expected nextCursor of its page before; leave it out to begin again\.$/;
const list = (query: string) => get(`/api/batches?${query}`);
export const REFUSED_QUERIES: readonly RefusedRequest[] = [
  ...['0', '-1', '1e9', 'abc', '1.5', '101', '', '%00', '99999999999999999999'].map(
    (limit): RefusedRequest => [
      `a limit of "${limit}"`,
      list(`limit=${limit}`),
      'invalid-input',
      /^limit is ".*": expected a whole number from 1 to 100$/,
    ],
  ),
  ['two limits', list('limit=1&limit=2'), 'invalid-input', /^limit is "1,2": expected a whole number/],
  ['501 items', ofBatch('/items?limit=501'), 'invalid-input', /expected a whole number from 1 to 500$/],
  [
    'items of no status',
    ofBatch('/items?status=left_out'),
    'invalid-input',
    /^status is "left_out": expected one of pending, approved, paid, failed, released, dropped, returned$/,
  ],
  [
    'items of no mark',
    ofBatch('/items?mark=paid'),
    'invalid-input',
    /^mark is "paid": expected one of left_out, failed$/,
  ],
  ...['', '1;2', '1,', '-1', '1-3', Array.from({ length: 201 }, (_, index) => index).join(',')].map(
    (numbers): RefusedRequest => [
      `items by number: "${numbers.slice(0, 20)}"`,
      ofBatch(`/items?numbers=${numbers}`),
      'invalid-input',
      /^numbers is ".*: expected numbers of items, as 3,8,21: at most 200$/,
    ],
  ),
  ['items of a name', ofBatch('/items?person=ravi'), 'invalid-input', /^person is "ravi": expected an id/],
  ['15 events', ofBatch('/events?limit=15'), 'invalid-input', /expected a whole number from 1 to 14$/],
  [
    'no status',
    list('status=open'),
    'invalid-input',
    /^status is "open": expected one of draft, pending_approval, processing, completed, cancelled$/,
  ],
  ...[
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '22.11.2026',
    '1960-01-01',
    '2038-01-01',
    '2026-11-22T00:00:00',
    '',
  ].map(
    (date): RefusedRequest => [
      `batches from "${date}"`,
      list(`from=${date}`),
      'invalid-input',
      /^from is ".*": expected a date YYYY-MM-DD or an instant with offset/,
    ],
  ),
  ['batches to no day', list('to=2026-02-29'), 'invalid-input', /^to is "2026-02-29": expected a date/],
  [
    'a reference that none has',
    list('reference=AUTO%25'),
    'invalid-input',
    /^reference is "AUTO%": expected how a batch reference begins/,
  ],
  ...['abc', '-1.00', '1,00', '1.234', '1e3', '', '12345678901234.00'].map(
    (amount): RefusedRequest => [
      `batches from an amount of "${amount}"`,
      list(`amountFrom=${amount}`),
      'invalid-input',
      /^amountFrom is ".*": expected a decimal string/,
    ],
  ),
  [
    'batches of a name',
    list('person=ravi'),
    'invalid-input',
    /^person is "ravi": expected an id, in digits$/,
  ],
  [
    'a query that is not known',
    list('limt=5'),
    'invalid-input',
    /^"limt" is not a known key: did you mean limit\?$/,
  ],
  [
    'a query where none is known',
    ofBatch('?limit=5'),
    'invalid-input',
    /^"limit" is not a known key: expected none$/,
  ],
  // Cursors.
  ['no cursor', list('cursor=abc'), 'invalid-input', none],
  ['an empty cursor', list('cursor='), 'invalid-input', none],
  [
    'a long cursor',
    list(`cursor=${'x'.repeat(201)}`),
    'invalid-input',
    /^cursor is "x+…: expected nextCursor of the page before$/,
  ],
  [
    'a cursor of another query',
    cursorOf(
      () => '/api/batches?limit=1',
      () => '/api/batches?limit=1&status=completed',
    ),
    'invalid-input',
    none,
  ],
  [
    'a cursor of another list',
    cursorOf(
      () => '/api/runs?limit=1',
      () => '/api/batches?limit=1',
    ),
    'invalid-input',
    none,
  ],
  [
    'a cursor of another batch',
    cursorOf(
      (id) => `/api/batches/${id}/items?limit=1`,
      (id) => `/api/batches/${id}/items`,
    ),
    'invalid-input',
    none,
  ],
  [
    'a cursor of another stream',
    cursorOf(
      (id) => `/api/batches/${id}/events?limit=1`,
      () => '/api/audit/run',
    ),
    'invalid-input',
    none,
  ],
  [
    'a cursor cut off',
    cursorOf(
      () => '/api/batches?limit=1',
      () => '/api/batches',
      (text) => text.slice(0, -3),
    ),
    'invalid-input',
    none,
  ],
  [
    'a cursor of another letter',
    cursorOf(
      () => '/api/batches?limit=1',
      () => '/api/batches',
      (text) => `A${text.slice(1)}`,
    ),
    'invalid-input',
    none,
  ],
  [
    'a cursor with more behind it',
    cursorOf(
      () => '/api/batches?limit=1',
      () => '/api/batches',
      (text) => `${text}AA`,
    ),
    'invalid-input',
    none,
  ],
];
