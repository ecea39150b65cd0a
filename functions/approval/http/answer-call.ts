import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type * as z from 'zod';
import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import { isSignedOut } from '../../../shared/domain/approvers/is-signed-out.ts';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { invalidInput } from '../../../shared/events/invalid-input.ts';
import { refusedText } from '../../../shared/procedures/refused-text.ts';
import { type IdempotencyKey, type KnownCaller, readCaller } from '../../../shared/sql/approvers/callers.ts';
import type { CountedRequest } from '../../../shared/sql/approvers/request-counts.ts';
import type { ApiDeps } from './api-deps.ts';
import { ApiProblem } from './api-problem.ts';
import { countedAs } from './counted-as.ts';
import { countingRequest } from './counting-request.ts';
import { pathParams } from './path-params.ts';
import { readSignIn } from './read-sign-in.ts';
import { roleText } from './role-text.ts';
import type { ApiAnswer, Call, Idempotency, Route } from './route.ts';

/** After the body parser: `body` is JSON, where the route takes one. */
type ParsedEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'body'> & { readonly body?: unknown };

const check = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const known = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  throw invalidInput(error, value, known);
};

const KEY = /^[\x21-\x7e]{1,190}$/;

/** Of a POST, where one was sent that is well-formed. */
const keyIn = ({ method, path }: Route, { headers }: ParsedEvent): IdempotencyKey | undefined => {
  const key = headers['idempotency-key'];
  if (method !== 'POST' || key === undefined || !KEY.test(key)) return undefined;
  return { route: `${method} ${path}`, key };
};

/** Unknown, inactive, or without the role: one answer, which does not tell a stranger who is known here. */
const entitled = async (
  { database }: ApiDeps,
  route: Route,
  event: ParsedEvent,
  counted: CountedRequest | undefined,
): Promise<KnownCaller> => {
  const { issuer, subject, authenticatedAtSeconds } = readSignIn(event.requestContext.authorizer?.jwt.claims);
  const [caller] = await database.read(readCaller(issuer, subject, keyIn(route, event), counted));
  if (caller?.signedOutAt && isSignedOut(caller.signedOutAt, authenticatedAtSeconds)) {
    const at = caller.signedOutAt.toISOString().slice(0, 16).replace('T', ' ');
    throw new ApiProblem('unauthenticated', `You signed out everywhere at ${at} UTC; sign in again.`);
  }
  if (caller && (hasRole(caller, route.role) || route.admits?.(caller))) {
    if (caller.asRecorded) return caller;
    throw new ApiProblem(
      'not-entitled',
      `What your sign-in is entitled to was changed outside of this system, so it opens nothing until somebody gives it anew: ${CLI} approvers add.`,
    );
  }
  throw new ApiProblem('not-entitled', roleText(route.role));
};

const idempotencyOf = (
  route: Route,
  event: ParsedEvent,
  params: Readonly<Record<string, string>>,
): Idempotency | undefined => {
  const key = keyIn(route, event);
  if (key) {
    const asked = JSON.stringify([params, event.body ?? null]);
    return { ...key, bodyHash: createHash('sha256').update(asked).digest('hex') };
  }
  if (route.method !== 'POST' || event.headers['idempotency-key'] === undefined) return undefined;
  throw new ApiProblem(
    'invalid-input',
    'Idempotency-Key: expected 1 to 190 ASCII characters without spaces.',
  );
};

/** The work of a route; what it cannot keep of the caller's own words is named. */
const namingRefused = (
  { body, query }: Pick<Call, 'body' | 'query'>,
  work: Promise<ApiAnswer>,
): Promise<ApiAnswer> =>
  work.catch((error: unknown) => {
    throw refusedText(error, { ...(query as object), ...(body as object) }) ?? error;
  });

/** One request through its route: who asks, may they, what do they ask; then the work; then the answer, checked. */
export const answerCall = async (
  deps: ApiDeps,
  route: Route,
  event: ParsedEvent,
  requestId: string,
): Promise<ApiAnswer> => {
  const kind = countedAs(route);
  const counted = kind && { kind, at: deps.now() };
  const caller = await entitled(deps, route, event, counted);
  const params = pathParams(route.path, event.requestContext.http.path);
  const call = {
    caller,
    params: check(route.params, params),
    query: check(route.query, event.queryStringParameters ?? {}),
    body: route.body && check(route.body, event.body),
    rawBody: event.body,
    idempotency: idempotencyOf(route, event, params),
    requestId,
  };
  const idempotency = route.keepsNoAnswer ? undefined : call.idempotency;
  const request = { caller, counted, idempotency };
  const { status, body } = await countingRequest(deps, request, () =>
    namingRefused(call, route.handle(deps, call)),
  );
  return { status, body: route.answers[status]?.schema.parse(body) };
};
