import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { businessDate, givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { outbox } from '../../support/outbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenDigestHour(company, 'is ahead');
});

const minute = () => company.invoke({}, 'notice');
/** The worker, which is asked in the same minute, may have told of its own work already. */
const remindedBatches = async () =>
  (await outbox(company))
    .map(({ notice_key }) => String(notice_key).split('/'))
    .filter(([type]) => type === 'payout_reminder')
    .map(([, batchId]) => batchId);

/** As if the reminders there are had been made that long ago. */
const ageReminders = async (hours: number, daysAgo: number) => {
  await company.sql(
    `UPDATE mlm_notification_log SET created_at = DATE_SUB(created_at, INTERVAL ? HOUR),
            notice_key = CONCAT(SUBSTRING_INDEX(notice_key, '/', 2), '/', ?)`,
    [hours, businessDate(daysAgo)],
  );
};

describe('a reminder', () => {
  it.each([
    { given: 'made to the microsecond', madeToTheMicrosecond: true },
    { given: 'of the old script', madeToTheMicrosecond: false },
  ])('is due reminder_hours after a batch was made, $given', async ({ madeToTheMicrosecond }) => {
    await givenSettings(company, { reminder_hours: '3' });
    await givenBatches(company, [
      { id: 1, hoursOld: 3.02, madeToTheMicrosecond },
      { id: 2, hoursOld: 2.98, madeToTheMicrosecond },
    ]);
    await minute();
    expect(await remindedBatches()).toEqual(['1']);
  });

  it('is due again reminder_hours after the last, but once a day at most', async () => {
    await givenSettings(company, { reminder_hours: '3' });
    await givenBatches(company, [
      { id: 1, hoursOld: 30 },
      { id: 10, hoursOld: 1 },
    ]);
    for (let time = 0; time < 3; time += 1) await minute();
    expect(await remindedBatches()).toEqual(['1']);
    await ageReminders(4, 0);
    await minute();
    expect(await remindedBatches()).toEqual(['1']);
    await ageReminders(-2, 1);
    await minute();
    expect(await remindedBatches()).toEqual(['1']);
    await ageReminders(2, 1);
    await minute();
    expect(await remindedBatches()).toEqual(['1', '1']);
  });

  it('of one batch is none of another whose id begins alike', async () => {
    await givenBatches(company, [{ id: 4, hoursOld: 30 }]);
    await minute();
    await givenBatches(company, [
      { id: 42, hoursOld: 30 },
      { id: 421, hoursOld: 30 },
    ]);
    await minute();
    expect(await remindedBatches()).toEqual(['4', '42', '421']);
  });

  it('is for batches that still wait, and never comes where reminder_hours is 0', async () => {
    await givenBatches(company, [
      { id: 1, hoursOld: 30, status: 'processing' },
      { id: 2, hoursOld: 30, status: 'completed' },
      { id: 3, hoursOld: 30, status: 'cancelled' },
      { id: 4, hoursOld: 30, expiresInMinutes: -1 },
    ]);
    await minute();
    expect(await remindedBatches()).toEqual([]);
    await givenBatches(company, [{ id: 5, hoursOld: 3_000 }]);
    await givenSettings(company, { reminder_hours: '0' });
    await minute();
    expect(await remindedBatches()).toEqual([]);
    await givenSettings(company, { reminder_hours: '24' });
    await minute();
    expect(await remindedBatches()).toEqual(['5']);
  });

  it('comes for fifty batches in a minute, for the oldest first, in as many calls as for one', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => index + 1);
    await givenBatches(
      company,
      ids.map((id) => ({ id, hoursOld: 200 - id })),
    );
    await minute();
    const first = (await remindedBatches()).map(Number);
    expect(first.toSorted((a, b) => a - b)).toEqual(ids.slice(0, 50));
    await minute();
    expect(await remindedBatches()).toHaveLength(100);
    company.stack.dataApi.calls.reset();
    await minute();
    expect((await remindedBatches()).map(Number).toSorted((a, b) => a - b)).toEqual(ids);
    const inserts = company.stack.dataApi.calls.all.filter(({ sql }) =>
      sql?.includes('INSERT INTO mlm_notification_log'),
    );
    expect(inserts).toHaveLength(1);
  });
});
