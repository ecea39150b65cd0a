import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../functions/approval/http/route.ts';
import { describeApi } from '../../../functions/approval/openapi/describe-api.ts';
import { ROUTES } from '../../../functions/approval/routes.ts';
import { givenCompany } from '../../support/given.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { textFields } from '../../support/text-fields.ts';
import { TEXT_BODIES } from './text-bodies.ts';

/** What no field takes: refused by name, whatever else it is. */
const NEVER = {
  'too long': 'x'.repeat(70_000),
  'too long, of emoji': '\u{1f600}'.repeat(20_000),
  'with a NUL': 'a\0b',
  'with half a surrogate pair': 'a\ud800b',
  'of the other half': '\udc00',
  'with an escape sequence': '\u001b[2J',
};

/** What a free text may be, and nothing else may. */
const PERHAPS = {
  'an emoji': '\u{1f600}',
  'a rupee': '₹',
  'of two thousand emoji': '\u{1f600}'.repeat(1_000),
  'from right to left': '\u202eabc',
  'no character': '\uffff',
  'accents of their own': 'e\u0301'.repeat(40),
  'a field twice': '[{"from":"\u{1f600}","from":"1.00","approvals":1}]',
  blank: '   ',
  empty: '',
};

// biome-ignore lint/suspicious/noExplicitAny: a document of any depth; what is missing in it fails the tests
const document: any = JSON.parse(JSON.stringify(describeApi(ROUTES)));
const resolve = (reference: string) =>
  reference
    .replace('#/', '')
    .split('/')
    .reduce((at, part) => at[part], document);

const operationOf = ({ path, method }: Route) => document.paths[path][method.toLowerCase()];
const takenBy = (route: Route): readonly string[] => {
  const { requestBody } = operationOf(route);
  return requestBody ? textFields(requestBody.content['application/json'].schema, resolve) : [];
};
const queryOf = (route: Route): readonly string[] =>
  operationOf(route)
    .parameters.filter((each: { in: string }) => each.in === 'query')
    .map(({ name }: { name: string }) => name);

/** Where a body has texts, as textFields tells them. */
const textsOf = (body: unknown, at = ''): readonly string[] =>
  typeof body === 'string'
    ? [at]
    : Object.entries(body ?? {}).flatMap(([name, inner]) =>
        textsOf(inner, at === '' ? name : `${at}.${name}`),
      );

const withText = (body: unknown, [first, ...rest]: readonly string[], text: string): unknown => {
  if (first === undefined) return text;
  const changed = withText((body as Record<string, unknown>)[first], rest, text);
  return Array.isArray(body) ? [changed, ...body.slice(1)] : { ...(body as object), [first]: changed };
};

const anyKey = (field: string): string => field.replace(/^(settings|seen)\.\w+$/, '$1.*');

const WHO = { viewer: 'vani', operator: 'om', approver: 'asha', finance: 'farah', admin: 'adi' } as const;
const WITH_BODY = ROUTES.filter((route) => takenBy(route).length > 0);

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
const givenWork = async () => {
  await givenCompany(company);
  await givenPeople(company);
  batch = await givenBatch(company, [{}, {}, {}], { requiredApprovals: 2 });
};

/** One person asks for no more in a minute; a text is refused before that is counted, or is not. */
const send = async ({ method, path, role }: Route, query: string, body?: unknown) => {
  await company.sql('DELETE FROM mlm_payout_request_counts');
  const at = path
    .replace('/admin/payouts', '')
    .replace('{batchId}', batch.batchId)
    .replace(/\{\w+Id\}/, '1')
    .replace('{stream}', 'run');
  return as[WHO[role]].send(method, `${at}${query}`, {
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
};

it('every text that a route takes is tried', () => {
  batch = { batchId: '1', contentHash: '', totalAmount: '' };
  for (const route of WITH_BODY) {
    const tried = TEXT_BODIES[route.operationId]?.(batch).flatMap((body) => textsOf(body).map(anyKey));
    expect(tried, route.operationId).toEqual(expect.arrayContaining([...takenBy(route)]));
  }
});

describe.each(WITH_BODY.map((route) => ({ route, named: `${route.method} ${route.path}` })))(
  '$named',
  ({ route }) => {
    beforeAll(givenWork);

    const bodies = () => TEXT_BODIES[route.operationId]?.(batch) ?? [];
    const places = () =>
      bodies().flatMap((body) => textsOf(body).map((field) => ({ body, path: field.split('.') })));

    it('refuses by name what no column holds, and writes nothing', async () => {
      const before = await businessTables(company);
      // What somebody saw is compared, and kept nowhere.
      for (const { body, path } of places().filter(({ path: [first] }) => first !== 'seen')) {
        for (const [named, text] of Object.entries(NEVER)) {
          const { status, body: answer } = await send(route, '', withText(body, path, text));
          const said = { type: answer.type, detail: answer.detail };
          expect({ status, ...said }, `${path.join('.')} ${named}`).toEqual({
            status: 400,
            type: '/problems/invalid-input',
            detail: expect.stringContaining(path.at(-1) ?? ''),
          });
        }
      }
      expect(await businessTables(company)).toEqual(before);
    });

    it('takes what a column holds, or says why not', async () => {
      for (const { body, path } of places()) {
        for (const [named, text] of Object.entries(PERHAPS)) {
          const { status, text: answer } = await send(route, '', withText(body, path, text));
          expect(status, `${path.join('.')} ${named}: ${answer.slice(0, 300)}`).toBeLessThan(500);
        }
      }
    });
  },
);

const WITH_QUERY = ROUTES.filter((route) => queryOf(route).length > 0);

describe('of an address', () => {
  beforeAll(givenWork);

  it.each(WITH_QUERY.map((route) => ({ route, named: `${route.method} ${route.path}` })))(
    '$named: whatever is asked for is found, or is not',
    async ({ route }) => {
      for (const field of queryOf(route)) {
        for (const [named, text] of Object.entries({ ...NEVER, ...PERHAPS })) {
          const query = new URLSearchParams({ [field]: text.slice(0, 500) });
          const { status, text: answer } = await send(route, `?${query}`);
          expect(status, `${field} ${named}: ${answer.slice(0, 300)}`).toBeLessThan(500);
        }
      }
    },
  );
});
