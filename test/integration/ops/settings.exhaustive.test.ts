import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps, setSettings } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { everyTable, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { storedEvents } from '../../support/stored-events.ts';

describe.each(levelsTried())('settings, under %s', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await company.sql('DELETE FROM mlm_settings');
  });

  const events = () => storedEvents(company, 'settings');
  const get = async (key?: string) => {
    const { settings } = await askOps(company, 'settings.get', { args: { key } });
    return settings;
  };

  it('of an empty table are the defaults of the runbook, each with what it means', async () => {
    const settings: Record<string, unknown>[] = await get();
    expect(Object.fromEntries(settings.map(({ key, value }) => [key, value]))).toEqual({
      enabled: '0',
      interval_hours: '24',
      lookback_days: '7',
      min_amount: '0',
      max_items: '0',
      required_approvals: '1',
      timezone: 'Asia/Kolkata',
      approval_tiers: '[]',
      pending_expiry_hours: '0',
      payer_may_approve: '0',
      reminder_hours: '24',
      digest_hour: '9',
      keep_answers_days: '7',
      keep_runs_days: '0',
      keep_notices_days: '0',
      last_run: null,
      last_attempt: null,
      last_result: null,
      last_error: null,
      last_context: null,
    });
    expect(settings.every(({ isDefault, stored }) => isDefault === true && stored === null)).toBe(true);
    expect(settings.filter(({ meaning }) => String(meaning).length < 10)).toEqual([]);
  });

  it('that are set are shown with their text; one that does not parse is named, and hides no other', async () => {
    await givenSettings(company, {
      interval_hours: '012',
      min_amount: 'abc',
      last_error: 'x',
      enabled: 'null',
    });
    expect(await get('payout_automation_interval_hours')).toMatchObject([
      { key: 'interval_hours', value: '012', isDefault: false, stored: '012', problem: null, managed: false },
    ]);
    expect(await get('min_amount')).toMatchObject([
      { value: null, stored: 'abc', problem: expect.stringMatching(/^expected a decimal/) },
    ]);
    expect(await get('enabled')).toMatchObject([{ value: '0', isDefault: true }]);
    expect(await get('last_error')).toMatchObject([{ value: 'x', managed: true }]);
  });

  it('are set together, with and without their prefix, and go on record', async () => {
    const answer = await setSettings(company, {
      payout_automation_min_amount: '100000',
      enabled: '1',
      approval_tiers: '[{"from":"1000000.00","approvals":2}]',
    });
    const changes = [
      { key: 'approval_tiers', from: null, to: '[{"from":"1000000.00","approvals":2}]' },
      { key: 'enabled', from: null, to: '1' },
      { key: 'min_amount', from: null, to: '100000' },
    ];
    expect(answer).toEqual({
      outcome: 'changed',
      changes,
      loosens: [],
      alone: false,
      offer: null,
      warnings: [expect.stringMatching(/^With min_amount ₹1,00,000\.00 and lookback_days of 7 days/)],
    });
    const snapshot = Object.fromEntries(changes.map(({ key, to }) => [key, to]));
    expect(await settingsOf(company)).toEqual(snapshot);
    expect(await events()).toEqual([
      {
        actor: 'unverified: om@terminal',
        action: 'settings_changed',
        detail: {
          reason: 'as finance decided',
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          changes,
          snapshot,
        },
      },
    ]);
  });

  it.each([null, '', 'null'])('set to %j are at their default again', async (nothing) => {
    await setSettings(company, { max_items: '5', interval_hours: '12' });
    const { changes } = await setSettings(company, { max_items: nothing });
    expect(changes).toEqual([{ key: 'max_items', from: '5', to: null }]);
    expect(await get('max_items')).toMatchObject([{ value: '0', isDefault: true, stored: null }]);
    expect((await events()).at(-1)?.detail).toMatchObject({ snapshot: { interval_hours: '12' } });
  });

  it('that are so already write nothing', async () => {
    await setSettings(company, { max_items: '5' });
    const before = await everyTable(company);
    expect(await setSettings(company, { max_items: '5', interval_hours: null })).toEqual({
      outcome: 'unchanged',
      changes: [],
      loosens: [],
      alone: false,
      offer: null,
      warnings: [],
    });
    expect(await everyTable(company)).toEqual(before);
  });

  it('are judged as a whole: what SQL spoilt is mended in the same command, or stops it', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    const before = await everyTable(company);
    expect(await setSettings(company, { max_items: '5' })).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: expect.stringMatching(/min_amount is "abc": expected a decimal .*in the same command/),
    });
    expect(await everyTable(company)).toEqual(before);
    expect(await setSettings(company, { max_items: '5', min_amount: null })).toMatchObject({
      outcome: 'changed',
    });
    expect((await events()).map(({ action, detail: { changes } }) => ({ action, changes }))).toEqual([
      { action: 'settings_changed_outside', changes: [{ key: 'min_amount', from: null, to: 'abc' }] },
      {
        action: 'settings_changed',
        changes: [
          { key: 'max_items', from: null, to: '5' },
          { key: 'min_amount', from: 'abc', to: null },
        ],
      },
    ]);
  });

  it('set by several at once are all set, one after the other, on one chain', async () => {
    const asked = {
      enabled: '1',
      interval_hours: '12',
      lookback_days: '30',
      max_items: '5',
      required_approvals: '2',
    };
    const answers = await Promise.all(
      Object.entries(asked).map(([key, value]) => setSettings(company, { [key]: value })),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(5).fill('changed'));
    expect(await settingsOf(company)).toEqual(asked);
    const recorded = await events();
    expect(recorded.map(({ action }) => action)).toEqual(Array(5).fill('settings_changed'));
    expect(recorded.at(-1)?.detail.snapshot).toEqual(asked);
  });

  it('of one key set by two at once: the second starts from what the first left', async () => {
    await setSettings(company, { max_items: '1' });
    await Promise.all([setSettings(company, { max_items: '2' }), setSettings(company, { max_items: '3' })]);
    const steps = (await events()).flatMap(({ detail }) => detail.changes);
    expect(steps.map(({ from }: { from: string }) => from)).toEqual([
      null,
      ...steps.slice(0, -1).map(({ to }: { to: string }) => to),
    ]);
    expect((await settingsOf(company))['max_items']).toBe(steps.at(-1).to);
  });

  it('whose commit was answered by nobody are said to have changed, once', async () => {
    await setSettings(company, { max_items: '1' });
    company.stack.dataApi.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    expect(await setSettings(company, { max_items: '2' })).toEqual({
      outcome: 'changed',
      changes: [{ key: 'max_items', from: '1', to: '2' }],
      loosens: [],
      alone: false,
      offer: null,
      warnings: [],
    });
    expect(await events()).toHaveLength(2);
  });
});
