import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { storedEvents } from '../../support/stored-events.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
});

describe('settings', () => {
  const put = (settings: object, reason = 'as finance asks') =>
    as.adi.put('/api/settings', { settings, reason });

  it('tell how they are written, their default, and who changed them last, by SQL too', async () => {
    await put({ max_items: '250', min_amount: '5' }, 'the bank takes no more');
    await put({ max_items: '300' }, 'now it does');
    await company.sql(`UPDATE mlm_settings SET setting_value = '12' WHERE setting_key LIKE '%_min_amount'`);
    const state = async (): Promise<Record<string, unknown>> => {
      const { body } = await as.vani.get('/api/settings');
      return Object.fromEntries(body.settings.map((each: { key: string }) => [each.key, each]));
    };
    const found = { actor: 'outside', action: 'settings_changed_outside', by: null, reason: null };
    const { max_items, min_amount, enabled, timezone, last_run } = await state();
    expect({ max_items, min_amount, enabled, timezone, last_run }).toMatchObject({
      max_items: {
        default: '0',
        shape: { type: 'whole number', unit: 'commissions', from: 0, to: 10_000_000 },
        lastChange: {
          actor: 'user 8',
          by: { userId: '8', name: expect.stringMatching(/./) },
          reason: 'now it does',
          at: expect.stringMatching(/Z$/),
          from: '250',
          to: '300',
        },
      },
      min_amount: {
        shape: { type: 'amount' },
        lastChange: { ...found, seq: null, at: null, from: '5', to: '12' },
      },
      enabled: { default: '0', lastChange: { ...found, seq: 1, from: null, to: '1' } },
      timezone: { default: 'Asia/Kolkata', shape: { type: 'time zone' }, lastChange: null },
      last_run: { default: null, shape: null, lastChange: null },
    });
    await put({ enabled: '0' });
    const { min_amount: recorded } = await state();
    expect(recorded).toMatchObject({ lastChange: { ...found, seq: 4, at: expect.stringMatching(/Z$/) } });
    const { body } = await as.vani.get('/api/settings/history?key=max_items&limit=1');
    expect(body.events).toMatchObject([{ actor: 'user 8', by: { userId: '8' } }]);
  });

  it('that somebody changed since they were looked at stay as they are, unless that is what is asked', async () => {
    const putSeen = (settings: object, seen: object) =>
      as.adi.put('/api/settings', { settings, seen, reason: 'as I saw them' });
    expect(await putSeen({ max_items: '5' }, { max_items: null })).toMatchObject({ status: 200 });
    const before = await storedEvents(company, 'settings');
    for (const [seen, told] of [
      [null, /max_items was at its default when you looked, and is "5" by now/],
      ['4', /max_items was "4" when you looked, and is "5" by now/],
    ] as const) {
      const answer = await putSeen({ max_items: '6', enabled: '0' }, { payout_automation_max_items: seen });
      expectRefused(answer, 'settings-changed', told);
    }
    await company.sql(`UPDATE mlm_settings SET setting_value = '7' WHERE setting_key LIKE '%_max_items'`);
    expectRefused(await putSeen({ max_items: '6' }, { max_items: '5' }), 'settings-changed', /is "7" by now/);
    expect(await settingsOf(company)).toMatchObject({ max_items: '7', enabled: '1' });
    expect(await storedEvents(company, 'settings')).toEqual(before);
    expect(await putSeen({ max_items: '7' }, { max_items: '5' })).toMatchObject({
      body: { outcome: 'unchanged' },
    });
    expect(await putSeen({ max_items: null }, { max_items: '7' })).toMatchObject({
      body: { outcome: 'changed' },
    });
  });
});
