import { expect } from 'vitest';
import type { ApiResponse } from './api-client.ts';

/** The contract's: clients match on these. */
const STATUS = {
  'invalid-input': 400,
  unauthenticated: 401,
  'not-entitled': 403,
  'own-batch': 403,
  'beneficiary-conflict': 403,
  'approver-pays': 403,
  'approver-too-new': 403,
  'not-found': 404,
  'not-pending': 409,
  'stale-content': 409,
  drifted: 409,
  settling: 409,
  'not-processing': 409,
  'payment-begun': 409,
  'payment-not-begun': 409,
  'not-paid': 409,
  'already-paid': 409,
  'adopted-unanswered': 409,
  'settings-invalid': 409,
  'settings-changed': 409,
  'offer-ended': 409,
  'run-in-progress': 409,
  'database-behind': 409,
  'too-large': 413,
  'idempotency-mismatch': 422,
  'too-many-requests': 429,
  'exports-under-way': 429,
  unattested: 503,
} as const;

export type RefusalType = keyof typeof STATUS;

/** SQL, tables, stacks, files, classes: what tells a stranger how it is built. */
const INSIDE =
  /\b(SELECT|INSERT|UPDATE|DELETE|JOIN|WHERE)\b|mlm_payout_(?!automation)|\bat .+:\d+:\d+|node_modules|\/(var|tmp|home|work|usr|opt)\/|\.(ts|m?js)\b|\b[A-Z]\w*(Error|Exception|Failure)\b|\[object |undefined/;

const HEADERS = {
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': expect.stringContaining('max-age='),
  'x-frame-options': 'DENY',
};

/** A problem of this type with its status, saying this, in a sentence, and nothing of the inside. */
export const expectRefused = (
  { status, headers, body }: ApiResponse,
  type: RefusalType,
  says: RegExp,
): void => {
  expect({ status, type: body.type, in: body.status, detail: body.detail }).toEqual({
    status: STATUS[type],
    type: `/problems/${type}`,
    in: STATUS[type],
    detail: expect.stringMatching(says),
  });
  expect(body.detail.length).toBeLessThan(1_000);
  expect(JSON.stringify(body)).not.toMatch(INSIDE);
  const sent = Object.fromEntries(headers);
  expect(sent).toMatchObject(HEADERS);
  expect(Object.keys(sent)).not.toContain('x-powered-by');
};

const MESSAGES = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

/** What API Gateway answers by itself: the function is not asked. */
export const expectRefusedByGateway = (
  { status, body }: ApiResponse,
  expected: keyof typeof MESSAGES,
): void => {
  expect({ status, body }).toEqual({ status: expected, body: { message: MESSAGES[expected] } });
};
