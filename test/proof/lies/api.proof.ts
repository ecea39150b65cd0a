import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ROUTES } from '../../../functions/approval/routes.ts';
import { type BatchInEachState, givenBatchInEachState } from '../../support/batch-in-each-state.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { signedIn } from '../../support/people.ts';
import { until } from '../../support/until.ts';
import { tried } from '../tried.ts';
import { bent, lyingText } from './lie.ts';
import { watch } from './watch.ts';

const { seed, lies } = inject('proof');

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batches: BatchInEachState;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  batches = await givenBatchInEachState(company, as);
});
afterAll(() => company.discard());

const WHO = { viewer: 'vani', operator: 'om', approver: 'asha', finance: 'farah', admin: 'adi' } as const;

const BODIES: Readonly<Record<string, () => object>> = {
  vote: () => ({
    batchId: batches.pending.batchId,
    decision: 'approved',
    contentHash: batches.pending.contentHash,
    notes: 'x',
  }),
  cancelBatch: () => ({ reason: 'a lie' }),
  disburseBatch: () => ({ reference: 'UTR', notes: 'x', failed: [{ itemNo: 1, reason: 'x' }] }),
  setHold: () => ({ kind: 'commission', commissionId: '1', reason: 'a lie', until: '2037-01-01T00:00:00Z' }),
  liftHold: () => ({ reason: 'a lie' }),
  retryCommission: () => ({ reason: 'a lie' }),
  requestRun: () => ({ dryRun: true, maxItems: 5, minAmount: '1.00' }),
  changeSettings: () => ({ settings: { min_amount: '5.00' }, reason: 'a lie' }),
  verifyAudit: () => ({ stream: 'run' }),
};

type Lied = { readonly path: string; readonly body: unknown; readonly key: string | undefined };

/** A URL swallows dots, and an empty part is none: what was asked would be another route, and no lie to this one. */
const isSwallowed = (part: string): boolean => /^(\.|%2e){0,2}$/i.test(part);

const pathPart = fc
  .oneof(
    lyingText,
    fc.constantFrom('0', '-1', '1e3', '99999999999999999999', 'batch-1', '...', '.%2e', '%2e%2e'),
  )
  .map((part) => encodeURIComponent(part.toWellFormed()).slice(0, 2_000))
  .filter((part) => !isSwallowed(part));

/** A header can hold no more than this. */
const headerText = lyingText
  .map((text) => text.replace(/[^\x21-\x7e]/g, '').slice(0, 300))
  .filter((text) => text !== '');

const liedPath = (template: string): fc.Arbitrary<string> => {
  const right = template
    .replace('/admin/payouts', '')
    .replace(/\{(batch|hold|commission)Id\}/, '1')
    .replace('{stream}', 'run');
  const named = template.replace('/admin/payouts', '').replace(/\{\w+\}/, '{}');
  const lied = pathPart.map((part) => named.replace('{}', part));
  const query = fc
    .dictionary(
      fc.constantFrom('status', 'from', 'to', 'reference', 'cursor', 'limit', 'key', '__proto__'),
      lyingText,
      { minKeys: 1, maxKeys: 2 },
    )
    .map(
      (fields) =>
        new URLSearchParams(
          Object.entries(fields).map(([name, text]) => [name, text.slice(0, 500)] as [string, string]),
        ),
    );
  return fc.oneof(
    fc.constant(right),
    lied,
    query.map((fields) => `${right.replace('{runKey}', 'x')}?${fields}`),
  );
};

const lieTo = ({ path, operationId, body }: (typeof ROUTES)[number]): fc.Arbitrary<Lied> =>
  fc.record({
    path: liedPath(path),
    body: body ? bent({ ...BODIES[operationId]?.() }) : fc.constant(undefined),
    key: fc.option(headerText, { nil: undefined, freq: 4 }),
  });

/** A run that was taken goes on after its answer: not into the next lie. Of anything else there is no key. */
const settled = async (status: number, text: string): Promise<void> => {
  const runKey = status === 202 ? JSON.parse(text).runKey : undefined;
  if (runKey === undefined) return;
  const over = 'SELECT id FROM mlm_payout_runs WHERE run_key = ? AND finished_at IS NOT NULL';
  await until(async () => ((await company.sql(over, [runKey])).length > 0 ? true : undefined));
};

describe('a lie to the API', () => {
  it.each(ROUTES.map((route) => ({ route, named: `${route.method} ${route.path}` })))(
    '$named is refused in words of ours, or was none',
    async ({ route }) => {
      const { method, role } = route;
      const property = fc.asyncProperty(lieTo(route), ({ path, body, key }) =>
        watch(company, async () => {
          const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
          const sent = method === 'GET' ? {} : { headers, body: JSON.stringify(body) };
          const { status, headers: answered, text } = await as[WHO[role]].send(method, path, sent);
          expect(status, text.slice(0, 500)).toBeLessThan(500);
          expect(answered.get('content-type')).toMatch(/^application\/(problem\+)?json/);
          await settled(status, text);
          return status < 400 ? 'taken' : 'refused';
        }),
      );
      await fc.assert(property, { seed, numRuns: Math.ceil(lies / 3) });
      tried('lies', Math.ceil(lies / 3));
    },
  );
});
