import * as z from 'zod';
import { PROBLEMS, type ProblemType } from '../../../shared/domain/basics/problem.ts';
import { ProblemDocument } from '../../../shared/events/problem-document.ts';
import { countedAs } from '../http/counted-as.ts';
import type { Route } from '../http/route.ts';

type Json = Readonly<Record<string, unknown>>;

/** Any route may meet these, whatever it does. */
const ANYWHERE: readonly ProblemType[] = [
  'invalid-input',
  'unauthenticated',
  'not-entitled',
  'too-large',
  'internal-error',
  'database-resuming',
  'timeout',
];

/** What a client sends is described before it is parsed, what it gets as it is sent. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
};

const parametersIn = (place: 'path' | 'query', schema: z.ZodType): Json[] => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
};

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same request under the same key is answered as the first time, for seven days.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,190}$' },
};

const answersOf = ({ answers }: Route): Json =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema }]) => [
      status,
      { description, content: { 'application/json': { schema: schemaOf(schema, 'output') } } },
    ]),
  );

/** Only what is counted can be too much. */
const ofCounted = (route: Route): readonly ProblemType[] => (countedAs(route) ? ['too-many-requests'] : []);

const problemsOf = (route: Route): Json => {
  const met = [...ANYWHERE, ...ofCounted(route), ...route.problems];
  const byStatus = Map.groupBy(met, (type) => PROBLEMS[type].status);
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      String(status),
      {
        description: types.map((type) => `${type}: ${PROBLEMS[type].title}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
};

const operationOf = (route: Route): Json => {
  const { operationId, summary, role, method, params, query, body } = route;
  const scope = method === 'GET' ? 'payouts/read' : 'payouts/act';
  return {
    operationId,
    summary,
    description: `Takes the role ${role} and the scope ${scope}.`,
    security: [{ signIn: [scope] }],
    parameters: [
      ...parametersIn('path', params),
      ...parametersIn('query', query),
      ...(method === 'POST' ? [idempotencyKey] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(body, 'input') } },
      },
    }),
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
};

const pathsOf = (routes: readonly Route[]): Json => {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, at]) => [
      path,
      Object.fromEntries(at.map((route) => [route.method.toLowerCase(), operationOf(route)])),
    ]),
  );
};

/** OpenAPI 3.1 of the routes, from the very schemas that check requests and answers. */
export const describeApi = (routes: readonly Route[]): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'MLM payouts',
    version: '1',
    description: 'Review, sign off and pay payout batches. Ids and money are text; times are UTC.',
  },
  paths: pathsOf(routes),
  components: {
    schemas: { Problem: schemaOf(ProblemDocument, 'output') },
    securitySchemes: {
      signIn: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'An access token of a person, with the scopes payouts/read and payouts/act.',
      },
    },
  },
});
