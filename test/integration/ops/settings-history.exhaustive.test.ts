import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps, setSettings } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type IsolationLevel, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { storedEvents } from '../../support/stored-events.ts';

let company: PayoutStack;
const start = async (isolation: IsolationLevel): Promise<void> => {
  company = await startPayoutStack({ isolation });
};
const events = () => storedEvents(company, 'settings');
const steps = async () =>
  (await events()).map(({ actor, action, detail }) => ({ actor, action, changes: detail.changes }));
const outside = (...changes: unknown[]) => ({
  actor: 'outside',
  action: 'settings_changed_outside',
  changes,
});

describe.each(levelsTried())('a setting that SQL changed, under %s', (isolation) => {
  beforeAll(() => start(isolation));
  afterAll(() => company.discard());
  beforeEach(() => givenCompany(company));

  const enabled = { key: 'enabled', from: null, to: '1' };

  it('is recorded by the next run that makes a batch, and by none after it', async () => {
    await givenCommissions(company, [{}]);
    expect(await company.invoke(scheduleEvent())).toMatchObject({ outcome: 'created' });
    expect(await steps()).toEqual([outside(enabled)]);
    await company.invoke({ force: true });
    await company.invoke({});
    expect(await steps()).toEqual([outside(enabled)]);
  });

  it('is recorded by the next run that is skipped: what was changed, added and removed', async () => {
    await company.invoke({});
    await givenSettings(company, { enabled: '0', min_amount: '5.00', max_items: '7' });
    await company.invoke({});
    await givenSettings(company, { min_amount: '' });
    await company.sql(`DELETE FROM mlm_settings WHERE setting_key = 'payout_automation_max_items'`);
    await company.invoke({});
    expect(await steps()).toEqual([
      outside(enabled),
      outside(
        { key: 'enabled', from: '1', to: '0' },
        { key: 'max_items', from: null, to: '7' },
        { key: 'min_amount', from: null, to: '5.00' },
      ),
      outside({ key: 'max_items', from: '7', to: null }, { key: 'min_amount', from: '5.00', to: null }),
    ]);
    expect((await events()).at(-1)?.detail.snapshot).toEqual({ enabled: '0' });
  });

  it('is recorded by the very run that fails on it', async () => {
    await company.invoke({});
    await givenSettings(company, { interval_hours: 'often' });
    expect(await company.invoke({})).toMatchObject({ errorType: 'SettingsInvalid' });
    expect((await steps()).at(-1)).toEqual(outside({ key: 'interval_hours', from: null, to: 'often' }));
  });

  it('is recorded by a change, in front of it and not as a part of it', async () => {
    await setSettings(company, { max_items: '7' });
    await givenSettings(company, { max_items: '8' });
    await setSettings(company, { max_items: '9' });
    expect(await steps()).toMatchObject([
      outside(enabled),
      { action: 'settings_changed', changes: [{ key: 'max_items', from: null, to: '7' }] },
      outside({ key: 'max_items', from: '7', to: '8' }),
      { action: 'settings_changed', changes: [{ key: 'max_items', from: '8', to: '9' }] },
    ]);
  });

  it('is not recorded by a dry run, nor by a repeat of a finished run', async () => {
    await company.invoke({ runKey: 'mine' });
    await givenSettings(company, { max_items: '7' });
    const before = await everyTable(company);
    await company.invoke({ dryRun: true });
    expect(await everyTable(company)).toEqual(before);
    await company.invoke({ runKey: 'mine' });
    expect(await steps()).toEqual([outside(enabled)]);
  });

  it('to a text longer than an event holds is recorded by its hash', async () => {
    await givenSettings(company, { approval_tiers: 'x'.repeat(65_000), timezone: '…'.repeat(20_000) });
    expect(await company.invoke({})).toMatchObject({ errorType: 'SettingsInvalid' });
    expect((await steps())[0]?.changes).toMatchObject([
      { key: 'approval_tiers', to: expect.stringMatching(/^sha256:[0-9a-f]{64} of 65000 characters$/) },
      { key: 'enabled' },
      { key: 'timezone', to: expect.stringMatching(/ of 20000 characters$/) },
    ]);
  });

  it('where the last record was spoilt is recorded with all that is set, and the run goes on', async () => {
    await company.invoke({});
    await company.sql(`UPDATE mlm_payout_events SET detail = '{"snap' WHERE stream = 'settings'`);
    expect(await company.invoke({})).toMatchObject({ outcome: 'skipped' });
    const rows = await company.sql(
      `SELECT detail FROM mlm_payout_events WHERE stream = 'settings' ORDER BY seq`,
    );
    expect(JSON.parse(String(rows[1]?.['detail']))).toEqual({
      changes: [enabled],
      snapshot: { enabled: '1' },
    });
    const { events: shown } = await askOps(company, 'settings.history');
    expect(shown).toMatchObject([{ changes: [enabled] }, { changes: [], reason: null }]);
  });

  it('while a run is at work belongs to the next run, and a change then makes the run begin again', async () => {
    await givenCommissions(company, [{}]);
    const { faults, calls } = company.stack.dataApi;
    calls.reset();
    faults.add({ kind: 'delay', sql: /INSERT INTO mlm_payout_batches/, milliseconds: 1_000, times: 1 });
    const running = company.invoke({});
    await expect
      .poll(() => calls.all.filter(({ sql }) => sql?.includes('INSERT INTO mlm_payout_batches')).length)
      .toBe(1);
    await setSettings(company, { max_items: '7' });
    expect(await running).toMatchObject({ outcome: 'created' });
    expect(await steps()).toMatchObject([
      outside(enabled),
      { action: 'settings_changed', changes: [{ key: 'max_items', from: null, to: '7' }] },
    ]);
  });
});

describe('the history of settings', () => {
  beforeAll(() => start('READ-COMMITTED'));
  afterAll(() => company.discard());

  it('is told newest first, of all settings or of one, as far back as is asked', async () => {
    await givenCompany(company);
    for (let items = 1; items <= 45; items += 1) await setSettings(company, { max_items: String(items) });
    await askOps(company, 'settings.set', {
      args: { settings: { enabled: '0', interval_hours: '6' } },
      reason: 'holidays: "key":"max_items"',
      actor: 'arn:aws:sts::123456789012:assumed-role/Ops/om',
    });
    const history = async (args: unknown) => (await askOps(company, 'settings.history', { args })).events;

    const latest = await history({});
    expect(latest).toHaveLength(20);
    expect(latest[0]).toEqual({
      seq: 47,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      actor: 'unverified: arn:aws:sts::123456789012:assumed-role/Ops/om',
      by: null,
      action: 'settings_changed',
      reason: 'holidays: "key":"max_items"',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      changes: [
        { key: 'enabled', from: '1', to: '0' },
        { key: 'interval_hours', from: null, to: '6' },
      ],
    });
    expect(Math.abs(Date.parse(latest[0].at) - Date.now())).toBeLessThan(60_000);

    const all = await history({ limit: 200 });
    expect(all.map(({ seq }: { seq: number }) => seq)).toEqual(
      Array.from({ length: 47 }, (_, index) => 47 - index),
    );
    expect(all.at(-1)).toMatchObject({ actor: 'outside', reason: null, requestId: null });

    const ofOne = await history({ key: 'payout_automation_max_items', limit: 41 });
    expect(ofOne.map(({ changes }: { changes: { to: string }[] }) => changes[0]?.to)).toEqual(
      Array.from({ length: 41 }, (_, index) => String(45 - index)),
    );
    expect(await history({ key: 'enabled' })).toHaveLength(2);
  });
});
