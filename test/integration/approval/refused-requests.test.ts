import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openapiRoute } from '../../../functions/approval/openapi/openapi-route.ts';
import { ROUTES } from '../../../functions/approval/routes.ts';
import type { Role } from '../../../shared/domain/approvers/approver.ts';
import { type ApiClient, apiAs, apiWithToken } from '../../support/api-client.ts';
import { givenBatchInEachState } from '../../support/batch-in-each-state.ts';
import { expectRefused, expectRefusedByGateway } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, type Row, startPayoutStack } from '../../support/payout-stack.ts';
import { signedIn } from '../../support/people.ts';
import { REFUSED_ACTIONS } from './refused-actions.ts';
import { REFUSED_BODIES } from './refused-bodies.ts';
import { REFUSED_CHANGES } from './refused-changes.ts';
import { REFUSED_PATHS } from './refused-paths.ts';
import { REFUSED_PAYMENTS } from './refused-payments.ts';
import { REFUSED_QUERIES } from './refused-queries.ts';
import type { Facts } from './refused-request.ts';
import { REFUSED_SIGN_INS, REFUSED_TOKENS } from './refused-sign-ins.ts';
import { REFUSED_VOTES } from './refused-votes.ts';

let company: PayoutStack;
let facts: Facts;
let before: readonly Row[];

beforeAll(async () => {
  company = await startPayoutStack();
  const as = await signedIn(company);
  await givenCompany(company);
  const batches = await givenBatchInEachState(company, as);
  const omAsApprover = await apiAs(company, 'om-as-approver');
  facts = { as: { ...as, omAsApprover, newcomer: await apiAs(company, 'newcomer') }, batches };
});
afterAll(() => company.discard());

const recorded = () => company.sql('SELECT action FROM mlm_payout_events ORDER BY id');
let eventsBefore: number;

beforeEach(async () => {
  before = await businessTables(company);
  eventsBefore = (await recorded()).length;
});

/** Of somebody who is involved in the batch. */
const ON_RECORD = ['vote_refused', 'duty_refused'];

/** No business row, and of events none but a refusal that is on record. */
const expectNothingChanged = async () => {
  expect(await businessTables(company)).toEqual(before);
  const added = (await recorded()).slice(eventsBefore);
  expect(added.filter(({ action }) => !ON_RECORD.includes(String(action)))).toEqual([]);
};

describe.each([
  { of: 'a vote', requests: REFUSED_VOTES },
  { of: 'a body', requests: REFUSED_BODIES },
  { of: 'an action', requests: REFUSED_ACTIONS },
  { of: 'a payment', requests: REFUSED_PAYMENTS },
  { of: 'a change', requests: REFUSED_CHANGES },
  { of: 'a query', requests: REFUSED_QUERIES },
  { of: 'a path', requests: REFUSED_PATHS },
])('$of that is refused', ({ requests }) => {
  it.each(requests)('%s', async (_, ask, type, says) => {
    expectRefused(await ask(facts), type, says);
    await expectNothingChanged();
  });
});

/** One request a method. */
const asked = ({ batches: { pending } }: Facts) => [
  { scope: 'payouts/read', ask: (who: ApiClient) => who.get('/api/batches') },
  {
    scope: 'payouts/act',
    ask: (who: ApiClient) =>
      who.post('/approve', { ...pending, decision: 'approved', totalAmount: undefined }),
  },
  {
    scope: 'payouts/act',
    ask: (who: ApiClient) => who.put('/api/settings', { settings: { enabled: '0' }, reason: 'x' }),
  },
];

describe('a token', () => {
  it.each([undefined, '', 'abc', 'a.b.c'])('"%s" is none', async (token) => {
    for (const { ask } of asked(facts)) expectRefusedByGateway(await ask(apiWithToken(company, token)), 401);
    await expectNothingChanged();
  });

  it.each(REFUSED_TOKENS)('that is refused by the gateway: %s', async (_, claims, status) => {
    const who = await apiAs(company, 'asha', claims());
    for (const { ask } of asked(facts)) expectRefusedByGateway(await ask(who), status);
    await expectNothingChanged();
  });

  it.each(['payouts/read', 'payouts/act'])('of the scope %s is good for nothing else', async (scope) => {
    const who = await apiAs(company, 'asha', { scope });
    const others = asked(facts).filter((each) => each.scope !== scope);
    for (const { ask } of others) expectRefusedByGateway(await ask(who), 403);
    await expectNothingChanged();
  });

  it.each(REFUSED_SIGN_INS)('that is refused by the function: %s', async (_, claims, type, says) => {
    const who = await apiAs(company, claims.sub, claims);
    for (const { ask } of asked(facts)) expectRefused(await ask(who), type, says);
    await expectNothingChanged();
  });
});

describe('a route', () => {
  const routes = [...ROUTES, openapiRoute(ROUTES)].map(({ method, path, role }) => ({ method, path, role }));
  /** Whom the demo's people would do the work of, one a role. */
  const HOLDER = {
    viewer: 'vani',
    operator: 'om',
    approver: 'asha',
    finance: 'farah',
    admin: 'adi',
  } as const;
  const lacking = (role: Role) =>
    Object.entries(HOLDER).flatMap(([held, name]) => (role === 'viewer' || held === role ? [] : [name]));

  it.each(routes)('$method $path takes the role $role', async ({ method, path, role }) => {
    const { batchId } = facts.batches.pending;
    const at = path
      .replace('/admin/payouts', '')
      .replace('{batchId}', batchId)
      .replace('{stream}', 'run')
      .replace('{runKey}', 'x')
      .replace(/\{\w+\}/, '1');
    for (const name of [...lacking(role), 'nil'] as const) {
      const sent = method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' };
      const answer = await facts.as[name].send(method, at, sent);
      expectRefused(answer, 'not-entitled', new RegExp(`^This takes the role ${role}, and your sign-in`));
    }
    await expectNothingChanged();
  });

  // What else is asked for with GET is the page's: test/integration/console/document.test.ts.
  it.each([
    ['PUT', '/approve', 404],
    ['POST', '/approve/', 404],
    ['DELETE', '/approve', 404],
    ['PATCH', '/api/settings', 404],
    ['OPTIONS', '/api/batches', 404],
    ['GET', '/api/batches/%zz', 400],
    ['GET', '/api/batches/%E2%82', 400],
    ['POST', '/api/batches/%/withdraw', 400],
  ] as const)('%s %s is none that the gateway knows', async (method, path, status) => {
    expectRefusedByGateway(await facts.as.adi.send(method, path), status);
    await expectNothingChanged();
  });
});
