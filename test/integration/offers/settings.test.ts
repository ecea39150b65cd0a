import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ageEntitlements } from '../../support/aged-offer.ts';
import { type ApiClient, apiAs } from '../../support/api-client.ts';
import { setSettings } from '../../support/ask-ops.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn } from '../../support/people.ts';
import { storedEvents } from '../../support/stored-events.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let bea: ApiClient;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  bea = await apiAs(company, 'bea');
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await ageEntitlements(company, 100);
  await givenSettings(company, {
    required_approvals: '2',
    approval_tiers: '[{"from":"1000.00","approvals":3}]',
    pending_expiry_hours: '48',
    reminder_hours: '24',
  });
});

const secondAdmin = () => givenApprover(company, { userId: 31, subject: 'bea', roles: ['admin'] });
const put = (who: ApiClient, settings: Record<string, string | null>, reason = 'as agreed') =>
  who.put('/api/settings', { settings, reason });
const stored = async (name: string) =>
  (
    await company.sql('SELECT setting_value FROM mlm_settings WHERE setting_key = ?', [
      `payout_automation_${name}`,
    ])
  )[0]?.['setting_value'];
const confirm = (who: ApiClient, { offerId, hash }: { offerId: string; hash: string }) =>
  who.post(`/api/offers/${offerId}/confirm`, { hash });

const LOOSENING: readonly (readonly [string, Record<string, string | null>, RegExp])[] = [
  ['fewer approvals', { required_approvals: '1' }, /fewer approvals/],
  ['approvals back to their default', { required_approvals: null }, /fewer approvals/],
  ['no tiers', { approval_tiers: '[]' }, /fewer approvals/],
  ['a tier that begins later', { approval_tiers: '[{"from":"2000.00","approvals":3}]' }, /fewer approvals/],
  ['a weaker tier', { approval_tiers: '[{"from":"1000.00","approvals":2}]' }, /fewer approvals/],
  ['payers who may approve', { payer_may_approve: '1' }, /payers may approve/],
  ['another time zone', { timezone: 'Asia/Tokyo' }, /time zone/],
  ['a longer expiry', { pending_expiry_hours: '72' }, /longer/],
  ['no expiry', { pending_expiry_hours: '0' }, /longer/],
  ['no reminders', { reminder_hours: '0' }, /no reminders/],
  ['reminders after ten years', { reminder_hours: '87600' }, /reminders/],
  [
    'something tighter with something looser',
    { required_approvals: '4', reminder_hours: '0' },
    /no reminders/,
  ],
];

describe('settings that loosen control', () => {
  it.each(LOOSENING)('%s: wait for the second admin', async (_, settings, respect) => {
    await secondAdmin();
    const before = await company.sql('SELECT setting_key, setting_value FROM mlm_settings ORDER BY 1');
    const answer = await put(as.adi, settings);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      outcome: 'offered',
      offer: { confirmationsMissing: 1 },
      alone: false,
    });
    expect(answer.body.loosens.join()).toMatch(respect);
    expect(await company.sql('SELECT setting_key, setting_value FROM mlm_settings ORDER BY 1')).toEqual(
      before,
    );
    expect((await confirm(bea, answer.body.offer)).body).toMatchObject({ outcome: 'counted' });
    for (const [name, value] of Object.entries(settings)) expect(await stored(name)).toBe(value);
  });

  const TIGHTENING: readonly (readonly [string, Record<string, string | null>])[] = [
    ['more approvals', { required_approvals: '3' }],
    ['more in a tier', { approval_tiers: '[{"from":"500.00","approvals":3}]' }],
    ['a tier that asked no more than all do', { required_approvals: '3', approval_tiers: '[]' }],
    ['a shorter expiry', { pending_expiry_hours: '24' }],
    ['what controls nothing', { min_amount: '100', lookback_days: '9', enabled: '0' }],
  ];
  it.each(TIGHTENING)('%s: at once', async (_, settings) => {
    await secondAdmin();
    expect((await put(as.adi, settings)).body).toMatchObject({
      outcome: 'changed',
      loosens: [],
      alone: false,
    });
  });

  it('take effect at once where one admin is there, and say that one decided alone', async () => {
    const answer = await put(as.adi, { required_approvals: '1' });
    expect(answer.body).toMatchObject({ outcome: 'changed', alone: true, loosens: ['fewer approvals'] });
    const event = (await storedEvents(company, 'settings', { signIns: true })).at(-1);
    expect(event).toMatchObject({ action: 'settings_changed', detail: { alone: true, bySubject: 'adi' } });
    const told = await company.sql(
      `SELECT message FROM mlm_notification_log WHERE type = 'payout_settings_changed' ORDER BY id`,
    );
    // What SQL had set before the record began is no change.
    expect(told).toHaveLength(1);
    expect(told[0]?.['message']).toMatch(
      /required_approvals: from "2" to "1"[\s\S]*one person decided it alone/,
    );
  });

  it('from the terminal take two admins, who are not the terminal', async () => {
    await secondAdmin();
    const answer = await setSettings(company, { required_approvals: '1' });
    expect(answer).toMatchObject({ outcome: 'offered', offer: { confirmationsMissing: 2 } });
    expect((await confirm(as.adi, answer['offer'])).body).toMatchObject({ outcome: 'confirmed' });
    expect(await stored('required_approvals')).toBe('2');
    expect((await confirm(bea, answer['offer'])).body).toMatchObject({ outcome: 'counted' });
    expect(await stored('required_approvals')).toBe('1');
  });

  it('that were changed meanwhile are not what was agreed on, and the offer is over', async () => {
    await secondAdmin();
    const { offer } = (await put(as.adi, { required_approvals: '1' })).body;
    await put(bea, { required_approvals: '3' });
    expectRefused(await confirm(bea, offer), 'offer-ended', /not so any more/);
    const { items } = (await as.vani.get('/api/offers')).body;
    expect(items).toMatchObject([
      { state: 'overtaken', ended: { reason: 'required_approvals was changed meanwhile' } },
    ]);
    expect(await stored('required_approvals')).toBe('3');
  });

  it('that SQL changed meanwhile are found by whoever confirms, and hold no more', async () => {
    await secondAdmin();
    const { offer } = (await put(as.adi, { required_approvals: '1' })).body;
    await givenSettings(company, { required_approvals: '4' });
    expect((await confirm(bea, offer)).body).toMatchObject({
      outcome: 'overtaken',
      offer: { state: 'overtaken' },
    });
    expect(await stored('required_approvals')).toBe('4');
  });

  it('where what is stored does not parse, nobody knows what they loosen: two decide', async () => {
    await secondAdmin();
    await givenSettings(company, { required_approvals: 'abc' });
    expect((await put(as.adi, { required_approvals: '1' })).body).toMatchObject({
      outcome: 'offered',
      loosens: ['what was stored before does not parse'],
    });
  });

  it('that SQL changed are told by the run that finds them', async () => {
    await put(as.adi, { max_items: '5' });
    await givenSettings(company, { required_approvals: '1' });
    await company.invoke({ force: true });
    const told = await company.sql(
      `SELECT message FROM mlm_notification_log WHERE type = 'payout_settings_changed' ORDER BY id DESC LIMIT 1`,
    );
    expect(told[0]?.['message']).toMatch(
      /required_approvals: from "2" to "1"\n\nThey were changed in the database/,
    );
  });
});
