import { expect } from 'vitest';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { openNoticeInbox } from '../../support/notice-inbox.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, withdraw } from '../../support/sign-off.ts';
import { until } from '../../support/until.ts';
import { useExports } from './use-exports.ts';
import { useHolds } from './use-holds.ts';
import { useKept } from './use-kept.ts';
import { useOffers } from './use-offers.ts';
import { usePayments } from './use-payments.ts';
import { givenForgettable, useErasing } from './use-retention.ts';
import { useWorker } from './use-worker.ts';

type People = Awaited<ReturnType<typeof signedIn>>;

/** In every name, address, note and reason of the company that uses everything: no log may know the word. */
export const PRIVATE = 'Zzyzx';
const said = (what: string): string => `${PRIVATE} says: ${what}`;
const requestedBy = said('urgent');

const ops = (company: PayoutStack, command: string, args: object = {}) =>
  company.invoke({ command, args, reason: said(command), actor: `${PRIVATE.toLowerCase()}@terminal` }, 'ops');

const outcomeOf = async (answer: Promise<{ readonly outcome?: string; readonly errorType?: string }>) => {
  const { outcome, errorType } = await answer;
  return outcome ?? errorType;
};

/** Runs of every outcome, by the schedule, by hand and through the API. */
const useRuns = async (company: PayoutStack, as: People): Promise<void> => {
  const run = (payload: object) => outcomeOf(company.invoke({ requestedBy, ...payload }));
  await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12 }]);
  expect(await run({ dryRun: true })).toBe('preview');
  const first = { runKey: 'first', batchReference: 'FIRST' };
  expect(await run(first)).toBe('created');
  expect(await run(first)).toBe('already_recorded');
  expect(await run({ batchReference: 'FIRST', force: true })).toBe('InvalidInput');
  expect(await run({ requestedBy: 7, maxItems: -1 })).toBe('InvalidInput');
  expect(await outcomeOf(company.invoke(scheduleEvent()))).toBe('skipped');
  await givenSettings(company, { min_amount: 'abc' });
  expect(await run({ force: true })).toBe('SettingsInvalid');
  await givenSettings(company, { min_amount: null });
  expect((await as.om.post('/api/runs', { dryRun: true })).status).toBe(200);
  const { status, body } = await as.om.post('/api/runs', { force: true });
  expect([status, body.runKey]).toEqual([202, expect.any(String)]);
  const path = `/api/runs/${encodeURIComponent(body.runKey)}`;
  await until(async () => (await as.vani.get(path)).body.outcome === 'skipped' || undefined);
};

const vote = ({ batchId, contentHash }: MadeBatch, changes: object = {}) => ({
  batchId,
  contentHash,
  decision: 'approved',
  notes: said('looks right'),
  ...changes,
});

/** Every decision and every kind of refusal, each with what somebody typed. */
const useBatches = async (company: PayoutStack, as: People): Promise<void> => {
  const paid = await givenBatch(company, [{}, { beneficiary: 4 }], { requestedBy });
  const keyed = { 'idempotency-key': 'k-1' };
  const asked = async (answer: ReturnType<typeof approve>) => cameTo(await answer);
  expect(await asked(as.nil.post('/approve', vote(paid)))).toBe('not-entitled');
  expect(await asked(as.dev.post('/approve', vote(paid)))).toBe('beneficiary-conflict');
  expect(await asked(as.asha.post('/approve', vote(paid, { contentHash: '0'.repeat(64) })))).toBe(
    'stale-content',
  );
  expect(await asked(as.asha.post('/approve', vote(paid, { [PRIVATE]: 1 })))).toBe('invalid-input');
  expect(await asked(as.asha.post('/approve', vote(paid), keyed))).toBe('recorded');
  expect(await asked(as.asha.post('/approve', vote(paid), keyed))).toBe('recorded');
  expect(await asked(withdraw(as.asha, paid))).toBe('recorded');
  for (const who of [as.asha, as.bimal]) await who.post('/approve', vote(paid));
  const payment = {
    reference: said('UTR-1'),
    notes: said('by bank'),
    failed: [{ itemNo: 1, reason: said('account closed') }],
  };
  expect(await asked(as.farah.post(`/api/batches/${paid.batchId}/disburse`, payment))).toBe('paid');
  expect(await asked(as.farah.post(`/api/batches/${paid.batchId}/disburse`, payment))).toBe(
    'already_recorded',
  );
  const other = { ...payment, reference: said('UTR-9') };
  expect(await asked(as.farah.post(`/api/batches/${paid.batchId}/disburse`, other))).toBe('not-processing');
  const rejected = await givenBatch(company);
  const no = { decision: 'rejected', notes: said('wrong month') };
  expect(await asked(as.chitra.post('/approve', vote(rejected, no)))).toBe('cancelled');
  const cancelled = await givenBatch(company);
  const reason = { reason: said('made by mistake') };
  expect(await asked(as.om.post(`/api/batches/${cancelled.batchId}/cancel`, reason))).toBe('cancelled');
  expect(await asked(as.om.post(`/api/batches/${cancelled.batchId}/cancel`, reason))).toBe('not-pending');
};

/** Everything that can be read, and every command of ops. */
const useTerminals = async (company: PayoutStack, as: People): Promise<void> => {
  const [batch] = await company.sql('SELECT MAX(id) AS id FROM mlm_payout_batches');
  const below = `/api/batches/${batch?.['id']}`;
  const ofBatch = ['', '/summary', '/items', '/items?person=11', '/events'].map((rest) => `${below}${rest}`);
  const runs = ['/api/runs', '/api/runs/first'];
  const pages = ['/api/batches', ...ofBatch, ...runs];
  const others = ['/api/settings', '/api/settings/history', '/api/audit/run', '/api/openapi.json'];
  for (const path of [...pages, ...others])
    expect([path, (await as.vani.get(path)).status]).toEqual([path, 200]);
  expect((await as.om.get('/api/runs/preview/left-out?reason=in_live_batch')).status).toBe(200);
  expect((await as.vani.post('/api/audit/verify', {})).status).toBe(200);
  // Whoever leaves has voted on a batch that still waits.
  const waiting = await givenBatch(company, [{}], { requestedBy });
  expect(cameTo(await approve(as.chitra, waiting))).toBe('recorded');
  const somebody = { userId: '11', issuer: 'https://issuer.example', subject: PRIVATE };
  const commands: Readonly<Record<string, object>> = {
    'settings.set': { settings: { lookback_days: '9' } },
    'settings.get': {},
    'settings.history': {},
    'approvers.add': { ...somebody, roles: ['approver'] },
    'approvers.list': {},
    'approvers.remove': { userId: '3' },
    'audit.verify': {},
    status: {},
    doctor: {},
    'nightly.check': {},
  };
  for (const [command, args] of Object.entries(commands)) {
    expect(await ops(company, command, args), command).not.toHaveProperty('errorType');
  }
  await useErasing(company, said('on demand'));
  expect(await outcomeOf(ops(company, 'settings.set', { settings: { timezone: 'Nowhere' } }))).toBe(
    'InvalidInput',
  );
};

/** A minute in which every duty is due, and one in which nobody takes the notices. */
const useNotices = async (company: PayoutStack): Promise<void> => {
  const minute = async () => expect(await company.invoke({}, 'notice')).not.toHaveProperty('errorType');
  await givenDigestHour(company, 'has come');
  const overdue = await givenBatch(company, [{}], { requestedBy });
  const waiting = await givenBatch(company, [{}], { requestedBy });
  await company.sql(`UPDATE mlm_payout_batches SET created_at = '2026-01-01', made_at = NULL WHERE id = ?`, [
    waiting.batchId,
  ]);
  await company.sql(
    `UPDATE mlm_payout_batches SET created_at = '2026-01-01', made_at = NULL, expires_at = '2026-01-01' WHERE id = ?`,
    [overdue.batchId],
  );
  await givenForgettable(company);
  await company.sql(`UPDATE mlm_payout_idempotency SET created_at = '2026-01-01'`);
  await minute();
  const inbox = openNoticeInbox(company);
  await inbox.deleteTopic();
  await givenBatch(company, [{}], { requestedBy });
  await minute();
  await inbox.restoreTopic();
  inbox.close();
  await minute();
};

/** Deadlocks, and a database that is away. */
const useFaults = async (company: PayoutStack, as: People): Promise<void> => {
  const { faults } = company.stack.dataApi;
  faults.add({ kind: 'deadlock', sql: /FOR UPDATE/, times: 2 });
  const batch = await givenBatch(company, [{}], { requestedBy });
  faults.add({ kind: 'database_unavailable', times: 1_000 });
  expect(cameTo(await as.bimal.post('/approve', vote(batch)))).toBe('database-resuming');
  expect(await outcomeOf(company.invoke({ requestedBy, force: true }))).toBe('DatabaseUnavailable');
  await company.invoke({}, 'notice');
  await company.invoke({ command: 'settle', batchId: batch.batchId }, 'worker');
  await ops(company, 'status');
  faults.clear();
};

/** Each use case of each function, in a company in which whatever a person is or types is private. */
export const useEverything = async (company: PayoutStack): Promise<void> => {
  const as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  await company.sql(
    `UPDATE users SET name = CONCAT('${PRIVATE} ', id), email = CONCAT(id, '@zzyzx.example')`,
  );
  await givenSettings(company, { required_approvals: '2' });
  const change = { settings: { reminder_hours: '12' }, reason: said('more often') };
  expect(cameTo(await as.adi.put('/api/settings', change))).toBe('changed');
  await useRuns(company, as);
  await useBatches(company, as);
  await usePayments(company, as, said);
  await useHolds(company, as, said('a letter'));
  await useWorker(company, as, said);
  await useTerminals(company, as);
  await useExports(company, as);
  await useNotices(company);
  const askOps = (command: string, args: object) => ops(company, command, args);
  await useKept(company, as, askOps);
  await useOffers(company, { askOps, reason: said('so decided') });
  await useFaults(company, as);
  await company.stack.migrate();
  expect(await company.invoke({ command: 'adopt', actor: PRIVATE }, 'migrate')).toHaveProperty('adopted');
};
