import { expect } from 'vitest';
import { LEFT_OUT_REASONS } from '../../../shared/domain/runs/left-out.ts';
import { givenCommissions, givenManyCommissions, givenSettings, scheduleEvent } from '../../support/given.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch } from '../../support/people.ts';
import { cameTo, reject } from '../../support/sign-off.ts';
import type { People } from '../payments/ask-payment.ts';
import { told } from './told.ts';

const runs = async (company: PayoutStack): Promise<void> => {
  const came = async (payload: object) => {
    const { outcome, errorType } = await company.invoke(payload);
    return outcome ?? errorType;
  };
  const byHand = { force: true, runKey: 'by-hand', batchReference: 'BY-HAND' };
  expect(await came({ ...scheduleEvent(), dryRun: true })).toBe('preview');
  expect(await came({ force: true, maxItems: 5 })).toBe('created');
  expect(await came(byHand)).toBe('created');
  expect(await came(byHand)).toBe('already_recorded');
  expect(await came({ ...byHand, runKey: 'another' })).toBe('InvalidInput');
  expect(await came(scheduleEvent())).toBe('skipped');
  await givenSettings(company, { min_amount: 'much' });
  expect(await came({ force: true })).toBe('SettingsInvalid');
  await givenSettings(company, { min_amount: null });
};

/** Whom the host has deleted earns nothing more: the key of the ledger does not let it, but for what came before the key. */
const ofNobody = async ({ sql }: PayoutStack): Promise<void> => {
  await sql('SET SESSION foreign_key_checks = 0');
  await givenCommissions({ sql }, [{ beneficiary: 404 }]);
  await sql('SET SESSION foreign_key_checks = 1');
};

const leftOut = async ({ om }: People): Promise<void> => {
  const path = '/api/runs/preview/left-out?maxItems=1';
  for (const reason of LEFT_OUT_REASONS.filter((each) => each !== 'busy')) {
    const { nextCursor } = await told(om.get(`${path}&limit=1&reason=${reason}`));
    if (nextCursor) await told(om.get(`${path}&limit=1&reason=${reason}&cursor=${nextCursor}`));
  }
  await told(om.get(`${path}&limit=100&reason=over_max_items`));
};

/** Older than the window of usual runs, and let go by the batch of another: due all the same. */
const letGo = async (company: PayoutStack, { dev }: People): Promise<void> => {
  const lasting = [1, 2, 3].map(() => ({ hoursOld: 2_000 }));
  const batch = await givenBatch(company, lasting, { lookbackDays: 0 });
  expect(cameTo(await reject(dev, batch))).toBe('cancelled');
};

/** By hand, by the schedule, through the API, with a cap, dry; made, repeated, skipped, refused. */
export const tellRuns = async (company: PayoutStack, as: People): Promise<void> => {
  await givenManyCommissions(company, 20);
  await ofNobody(company);
  await runs(company);
  await letGo(company, as);
  await givenManyCommissions(company, 2);
  await told(as.om.post('/api/runs', { dryRun: true, force: true, maxItems: 3 }));
  await leftOut(as);
  const { runKey } = await told(as.om.post('/api/runs', { force: true }, { 'idempotency-key': 'a-run' }));
  const shown = async () => (await as.om.get(`/api/runs/${encodeURIComponent(runKey)}`)).body.outcome;
  await expect.poll(shown, { timeout: 15_000 }).toBe('created');
  for (const list of ['runs', 'runs?outcome=failed', 'runs?limit=2']) await told(as.vani.get(`/api/${list}`));
};
