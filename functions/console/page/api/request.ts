import type { ProblemDocument } from '../../../../shared/events/problem-document.ts';
import { BASE } from '../console-settings.ts';
import { accessToken, anotherToken } from '../session/access-token.ts';
import { endSession } from '../session/end-session.ts';
import { Refusal } from './refusal.ts';
import { Unheard } from './unheard.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export type Request = {
  readonly method: Method;
  /** Below the page's own: `/api/batches/42`. */
  readonly path: string;
  readonly body?: unknown;
  /** The same request under the same key is done once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

/** An answer that takes longer than API Gateway's 30 seconds does not come. */
const PATIENCE_MILLISECONDS = 35_000;

const NOT_REACHED = 'The API cannot be reached: the network is gone, or the stack is being deployed.';

const isProblem = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;

const send = (token: string, { method, path, body, idempotencyKey, signal }: Request): Promise<Response> => {
  const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  return fetch(`${BASE}${path}`, {
    method,
    cache: 'no-store',
    credentials: 'omit',
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Unheard(NOT_REACHED);
  });
};

/** The network may go between the head of an answer and its end: then it was done, and nobody has heard of it. */
const bodyOf = <Body>(response: Response, signal: AbortSignal | undefined): Promise<Body> =>
  (response.json() as Promise<Body>).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Unheard('The answer of the API was cut off.');
  });

const retryAfter = (response: Response): number | undefined =>
  Number(response.headers.get('retry-after')) || undefined;

/** 503 and 504 are no answers: what was asked may have been done. So are errors of the gateway's own. */
const failure = async (response: Response, signal: AbortSignal | undefined): Promise<Error> => {
  if (!isProblem(response)) {
    const { status } = response;
    return status === 404
      ? new Error('There is nothing at this address.')
      : new Unheard(`The API is there, but did not answer (${status}).`, retryAfter(response));
  }
  const problem = await bodyOf<ProblemDocument>(response, signal);
  return problem.status >= 503 ? new Unheard(problem.detail, retryAfter(response)) : new Refusal(problem);
};

/** One request as the person who is signed in. Throws Refusal, Unheard or SignInEnded. */
export const request = async <Answer>(asked: Request): Promise<Answer> => {
  const token = await accessToken();
  const first = await send(token, asked);
  const response = first.status === 401 ? await send(await anotherToken(token), asked) : first;
  if (response.ok) return bodyOf<Answer>(response, asked.signal);
  if (response.status === 401) return endSession();
  throw await failure(response, asked.signal);
};
