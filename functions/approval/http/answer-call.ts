import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type * as z from 'zod';
import { hasRole } from '../../../shared/domain/has-role.ts';
import { invalidInput } from '../../../shared/events/invalid-input.ts';
import { type Caller, readCaller } from '../../../shared/sql/callers.ts';
import type { ApiDeps } from '../api-deps.ts';
import { ApiProblem } from './api-problem.ts';
import { pathParams } from './path-params.ts';
import { readSignIn } from './read-sign-in.ts';
import type { ApiAnswer, Idempotency, Route } from './route.ts';

/** After the body parser: `body` is JSON, where the route takes one. */
type ParsedEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'body'> & { readonly body?: unknown };

const check = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const known = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  throw invalidInput(error, value, known);
};

/** Unknown, inactive, or without the role: one answer, which does not tell a stranger who is known here. */
const entitled = async ({ database }: ApiDeps, { role }: Route, event: ParsedEvent): Promise<Caller> => {
  const { issuer, subject } = readSignIn(event.requestContext.authorizer?.jwt.claims);
  const [caller] = await database.read(readCaller(issuer, subject));
  if (caller && hasRole(caller, role)) return caller;
  throw new ApiProblem(
    'not-entitled',
    `This takes the role ${role}, and your sign-in does not have it. An operator gives it: payouts approvers add.`,
  );
};

const idempotencyOf = (
  { method, path }: Route,
  { headers, body }: ParsedEvent,
  params: Readonly<Record<string, string>>,
): Idempotency | undefined => {
  const key = headers['idempotency-key'];
  if (method !== 'POST' || key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,190}$/.test(key)) {
    throw new ApiProblem(
      'invalid-input',
      'Idempotency-Key: expected 1 to 190 ASCII characters without spaces.',
    );
  }
  const asked = JSON.stringify([params, body ?? null]);
  return { route: `${method} ${path}`, key, bodyHash: createHash('sha256').update(asked).digest('hex') };
};

/** One request through its route: who asks, may they, what do they ask; then the work; then the answer, checked. */
export const answerCall = async (
  deps: ApiDeps,
  route: Route,
  event: ParsedEvent,
  requestId: string,
): Promise<ApiAnswer> => {
  const caller = await entitled(deps, route, event);
  const params = pathParams(route.path, event.requestContext.http.path);
  const { status, body } = await route.handle(deps, {
    caller,
    params: check(route.params, params),
    query: check(route.query, event.queryStringParameters ?? {}),
    body: route.body && check(route.body, event.body),
    rawBody: event.body,
    idempotency: idempotencyOf(route, event, params),
    requestId,
  });
  return { status, body: route.answers[status]?.schema.parse(body) };
};
