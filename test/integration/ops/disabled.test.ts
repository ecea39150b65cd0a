import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsOps } from '../../support/ask-doctor.ts';
import { setSettings } from '../../support/ask-ops.ts';
import { deliveredDigest } from '../../support/delivered-digest.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { readStatus, shown } from '../../support/status.ts';

let company: PayoutStack;
let inbox: NoticeInbox;
beforeAll(async () => {
  company = await startPayoutStack();
  inbox = openNoticeInbox(company);
  await company.sql(
    'UPDATE mlm_payout_migrations SET applied_at = DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 1000 HOUR)',
  );
});
afterAll(async () => {
  inbox.close();
  await company.discard();
});
beforeEach(async () => {
  await givenCompany(company);
  await givenDigestHour(company, 'has come');
  await inbox.take();
});

/** Both the record and the row: what was done is that long ago. */
const age = async (hours: number) => {
  await company.sql('UPDATE mlm_payout_events SET occurred_at = occurred_at - ? * 3600000000', [hours]);
  await company.sql(
    `UPDATE mlm_settings SET created_at = DATE_SUB(NOW(), INTERVAL ? HOUR), updated_at = NULL`,
    [hours],
  );
};

const hoursSince = (instant: unknown): number => (Date.now() - Date.parse(String(instant))) / 3_600_000;
const digest = () => deliveredDigest(company, inbox);
const doctor = async () =>
  (await examineAsOps(company)).findings.filter(({ check }) => check === 'automation_disabled');

const DISABLING = [
  { by: 'a person', disable: () => setSettings(company, { enabled: '0' }) },
  { by: 'SQL', disable: () => givenSettings(company, { enabled: '0' }) },
  { by: 'SQL that unsets it', disable: () => givenSettings(company, { enabled: '' }) },
];

describe.each(DISABLING)('automation that $by disabled', ({ disable }) => {
  it('for longer than the interval is told of in status, digest and doctor, with since when', async () => {
    await disable();
    await age(25);
    const status = await readStatus(company);
    expect(status.automation).toMatchObject({ enabled: false });
    expect(hoursSince(status.automation?.since)).toBeCloseTo(25, 0);
    expect(shown(status)['Automation']).toMatch(
      /^DISABLED since \w{3},? \d+ \w{3,4},? \d\d:\d\d \(25 h\): only forced runs make batches, every 24 h/,
    );
    const { message, payload } = await digest();
    expect(message).toMatch(
      /\nAutomation is DISABLED since \S+ \(25 hours\): the schedule makes no batch\.\n/,
    );
    expect(hoursSince(payload['disabledSince'])).toBeCloseTo(25, 0);
    expect(await doctor()).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/disabled since \S+Z \(25 hours\)/) },
    ]);
  });

  it('for less is told of in the status alone', async () => {
    await disable();
    await age(23);
    expect(shown(await readStatus(company))['Automation']).toMatch(/^DISABLED since .* \(23 h\)/);
    expect((await digest()).message).not.toContain('DISABLED');
    expect(await doctor()).toEqual([]);
  });
});

it('a run by force does not end it, nor is a longer interval over after a day', async () => {
  await setSettings(company, { enabled: '0' });
  await age(47);
  await givenCommissions(company, [{}]);
  expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'created' });
  expect(await doctor()).toHaveLength(1);
  await givenSettings(company, { interval_hours: '48' });
  expect(await doctor()).toEqual([]);
});

it('what is enabled is told of nowhere, however long ago', async () => {
  await age(500);
  const status = await readStatus(company);
  expect(shown(status)['Automation']).toMatch(/^enabled, every 24 h/);
  const { message, payload } = await digest();
  expect(message).not.toContain('DISABLED');
  expect(payload).not.toHaveProperty('disabledSince');
  expect(await doctor()).toEqual([]);
});
