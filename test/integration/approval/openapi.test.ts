import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '../../../functions/approval/openapi/describe-api.ts';
import { openapiRoute } from '../../../functions/approval/openapi/openapi-route.ts';
import { ROUTES } from '../../../functions/approval/routes.ts';
import { PROBLEMS } from '../../../shared/domain/basics/problem.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';

const routes = [...ROUTES, openapiRoute(ROUTES)];
// biome-ignore lint/suspicious/noExplicitAny: a document of any depth; what is missing in it fails the tests
const document: any = JSON.parse(JSON.stringify(describeApi(routes)));

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as object).map(([method, operation]) => ({ path, method, operation })),
);

type Node = Readonly<Record<string, unknown>>;

/** Every object within. */
const nodesIn = (value: unknown): Node[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value as Node]), ...Object.values(value).flatMap(nodesIn)];
};

const schemas = nodesIn(document).flatMap(({ schema }) => (schema === undefined ? [] : [schema as Node]));
const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
addFormats.default(ajv);

describe('the description of the API', () => {
  it('is of OpenAPI 3.1, and says what it is', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d$/),
      info: { title: expect.stringMatching(/./), version: expect.stringMatching(/./) },
    });
    expect(Object.keys(document).toSorted()).toEqual(['components', 'info', 'openapi', 'paths']);
  });

  it('names every route, and nothing else', () => {
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual(routes.map(({ path, method }) => `${method} ${path}`).toSorted());
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
  });

  it.each(operations)(
    '$method $path: parameters, body and answers are of its form',
    ({ path, method, operation }) => {
      const known = [
        'operationId',
        'summary',
        'description',
        'security',
        'parameters',
        'requestBody',
        'responses',
      ];
      expect(known).toEqual(expect.arrayContaining(Object.keys(operation)));
      const inPath = operation.parameters.filter((each: Node) => each['in'] === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map((each: Node) => [each['name'], each['required']])).toEqual(
        named.map((name) => [name, true]),
      );
      const places = operation.parameters.map((each: Node) => `${each['in']} ${each['name']}`);
      expect(new Set(places).size).toBe(places.length);
      expect(places.includes('header Idempotency-Key')).toBe(method === 'post');
      expect(operation.security).toEqual([{ signIn: [method === 'get' ? 'payouts/read' : 'payouts/act'] }]);
      expect(document.components.securitySchemes).toHaveProperty('signIn');
      expect(operation.requestBody ?? { content: { 'application/json': {} } }).toMatchObject({
        content: { 'application/json': {} },
      });
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        const type = status < '300' ? 'application/json' : 'application/problem+json';
        expect(response).toMatchObject({
          description: expect.stringMatching(/./),
          content: { [type]: { schema: expect.anything() } },
        });
      }
    },
  );

  it.each(routes)('$method $path lists each problem that it names under its status', (route) => {
    const { responses } = document.paths[route.path][route.method.toLowerCase()];
    const everywhere = [
      'invalid-input',
      'unauthenticated',
      'not-entitled',
      'too-large',
      'internal-error',
    ] as const;
    for (const type of [...everywhere, ...route.problems]) {
      expect(responses[PROBLEMS[type].status]?.description).toMatch(new RegExp(`(^|; )${type}: `));
    }
  });

  it('keeps the names and statuses that clients match on', () => {
    const statuses = Object.entries(PROBLEMS).map(([type, { status }]) => [type, status]);
    expect(Object.fromEntries(statuses)).toEqual({
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
      'run-key-reused': 409,
      'run-in-progress': 409,
      'settings-invalid': 409,
      'settings-changed': 409,
      'offer-ended': 409,
      'database-behind': 409,
      'too-large': 413,
      'idempotency-mismatch': 422,
      'too-many-requests': 429,
      'exports-under-way': 429,
      'internal-error': 500,
      'database-resuming': 503,
      unattested: 503,
      timeout: 504,
    });
    const { type } = document.components.schemas.Problem.properties;
    expect(type.enum).toEqual(statuses.map(([name]) => `/problems/${name}`));
  });

  it('refers to nothing that it does not hold', () => {
    const references = nodesIn(document).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const parts = reference.replace('#/', '').split('/');
      const found = parts.reduce<unknown>((at, part) => (at as Node | undefined)?.[part], document);
      expect(found, reference).toBeDefined();
    }
  });

  it('holds schemas of JSON Schema 2020-12 alone, with patterns that a browser understands', () => {
    expect(schemas.length).toBeGreaterThan(50);
    for (const schema of schemas.filter((each) => !('$ref' in each))) {
      expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
      expect(() => ajv.compile(schema)).not.toThrow();
    }
    for (const { pattern } of nodesIn(document)) {
      if (typeof pattern === 'string') expect(() => new RegExp(pattern, 'u')).not.toThrow();
    }
  });

  it('gives examples that fit', () => {
    const exemplary = nodesIn(document).filter(({ examples }) => Array.isArray(examples));
    expect(exemplary.length).toBeGreaterThan(0);
    for (const { examples, ...schema } of exemplary) {
      for (const example of examples as unknown[]) expect(ajv.validate(schema, example)).toBe(true);
    }
  });
});

describe('over HTTP', () => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack();
    await givenCompany(company);
    await givenPeople(company);
  });
  afterAll(() => company.discard());

  it('is served to everybody who is entitled to anything', async () => {
    const { nil: _, ...entitled } = await signedIn(company);
    for (const who of Object.values(entitled)) {
      const { status, headers, body } = await who.get('/api/openapi.json');
      expect({ status, type: headers.get('content-type') }).toEqual({
        status: 200,
        type: 'application/json',
      });
      expect(body).toEqual(document);
    }
  });
});
