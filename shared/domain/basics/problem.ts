/**
 * What the API may refuse, by its stable name: `type` is /problems/<name>. Clients match on the name, people read the title
 * and the detail. Sources of the names: the API's contract; new ones are added, none is ever given another meaning.
 */
export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'The token is not one to sign in with' },
  'not-entitled': { status: 403, title: 'You are not entitled to this' },
  'own-batch': { status: 403, title: 'You asked for this batch yourself' },
  'beneficiary-conflict': { status: 403, title: 'This batch pays you' },
  'approver-pays': { status: 403, title: 'You approved this batch' },
  'approver-too-new': { status: 403, title: 'You became an approver after this batch was made' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'not-pending': { status: 409, title: 'The batch does not await approval any more' },
  'stale-content': { status: 409, title: 'The batch is not what you saw' },
  drifted: { status: 409, title: 'The ledger has changed under the batch' },
  settling: { status: 409, title: 'The batch is being settled' },
  'not-processing': { status: 409, title: 'The batch is not approved, or is paid' },
  'payment-begun': { status: 409, title: 'The payment has begun' },
  'payment-not-begun': { status: 409, title: 'No payment has begun' },
  'not-paid': { status: 409, title: 'It was not paid' },
  'already-paid': { status: 409, title: 'It is paid already' },
  'adopted-unanswered': { status: 409, title: 'What the bank did with it is not known yet' },
  'run-key-reused': { status: 409, title: 'The run key is that of another run' },
  'run-in-progress': { status: 409, title: 'Another run is open' },
  'settings-invalid': { status: 409, title: 'A setting does not parse' },
  'settings-changed': { status: 409, title: 'The setting is not what you saw' },
  'offer-ended': { status: 409, title: 'The offer is over, or is not what you saw' },
  'database-behind': { status: 409, title: 'The database lacks what was recorded in it' },
  'too-large': { status: 413, title: 'The request is too large' },
  'idempotency-mismatch': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'too-many-requests': { status: 429, title: 'You have asked for too much at once' },
  'exports-under-way': { status: 429, title: 'Your other files are still being written' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  'database-resuming': { status: 503, title: 'The database cannot answer yet' },
  unattested: { status: 503, title: 'What is kept outside of the database is not there yet' },
  timeout: { status: 504, title: 'It took too long' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemType = keyof typeof PROBLEMS;
export const PROBLEM_TYPES = Object.keys(PROBLEMS) as ProblemType[];
