import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { storedEvents } from '../../support/stored-events.ts';

describe.each(levelsTried())('under %s a run settles', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
  });
  afterAll(() => company.discard());
  beforeEach(() => givenCompany(company));

  const batch = async () => (await company.sql('SELECT * FROM mlm_payout_batches'))[0];
  const notice = async () => {
    const [row] = await company.sql(
      'SELECT message, CAST(payload AS CHAR) AS payload FROM mlm_notification_log',
    );
    return { message: String(row?.['message']), payload: JSON.parse(String(row?.['payload'])) };
  };
  const createdEvent = async () => (await storedEvents(company, `batch-${(await batch())?.['id']}`))[0];

  describe('how many must approve', () => {
    const approval_tiers = '[{"from":"1000.00","approvals":2},{"from":"1000.01","approvals":3}]';

    it.each([
      { amount: '999.99', options: {}, needed: 1, tier: undefined },
      { amount: '1000.00', options: {}, needed: 2, tier: { from: '1000.00', approvals: 2 } },
      { amount: '1000.01', options: {}, needed: 3, tier: { from: '1000.01', approvals: 3 } },
      {
        amount: '1000.01',
        options: { requiredApprovals: 1 },
        needed: 3,
        tier: { from: '1000.01', approvals: 3 },
      },
      {
        amount: '1000.00',
        options: { requiredApprovals: 5 },
        needed: 5,
        tier: { from: '1000.00', approvals: 2 },
      },
    ])(
      'INR $amount, asked $options: $needed, said wherever it is told',
      async ({ amount, options, needed, tier }) => {
        await givenSettings(company, { approval_tiers });
        await givenCommissions(company, [{ amount }]);
        expect(await company.invoke(options)).toMatchObject({
          outcome: 'created',
          requiredApprovals: needed,
        });
        expect(await batch()).toMatchObject({ required_approvals: needed, required_approvals_setting: 1 });
        const { detail } = (await createdEvent()) ?? {};
        expect(detail).toMatchObject({ requiredApprovals: needed, requiredApprovalsSetting: 1 });
        expect(detail.tier).toEqual(tier);
        expect((await notice()).message).toContain(`Approvals needed: ${needed}\n`);
        expect((await notice()).payload).toMatchObject({ requiredApprovals: needed });
        const { last_result } = await settingsOf(company);
        expect(JSON.parse(last_result ?? '')).toMatchObject({ required_approvals: needed });
      },
    );

    it('by the total of what was claimed, not of what is left out', async () => {
      await givenSettings(company, { approval_tiers });
      await givenCommissions(company, [{ amount: '600.00', hoursOld: 2 }, { amount: '600.00' }]);
      expect(await company.invoke({ maxItems: 1 })).toMatchObject({
        totalAmount: '600.00',
        requiredApprovals: 1,
      });
    });

    it('and says where a run asked for fewer than the setting, and a tier lets it', async () => {
      await givenSettings(company, { approval_tiers, required_approvals: '4' });
      await givenCommissions(company, [{ amount: '1000.00' }]);
      expect(await company.invoke({ requiredApprovals: 1 })).toMatchObject({ requiredApprovals: 2 });
      expect((await notice()).message).toContain("fewer approvals than the setting's 4");
    });
  });

  describe('when the batch was made, and until when it may be approved', () => {
    it.each([
      { hours: '0', microseconds: null },
      { hours: '36', microseconds: 36 * 3_600_000_000 },
    ])('$hours h', async ({ hours, microseconds }) => {
      await givenSettings(company, { pending_expiry_hours: hours });
      await givenCommissions(company, [{ createdAt: '2026-11-22 12:00:00' }]);
      await company.invoke(scheduleEvent('2026-11-22T20:30:00Z'));
      const [row] = await company.sql(
        `SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', b.made_at) = e.occurred_at AS isOfTheEvent,
                ABS(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), b.made_at)) < 60 AS isNow,
                TIMESTAMPDIFF(MICROSECOND, b.made_at, b.expires_at) AS microseconds
           FROM mlm_payout_batches b JOIN mlm_payout_events e ON e.stream = CONCAT('batch-', b.id)`,
      );
      expect(row).toEqual({ isOfTheEvent: 1, isNow: 1, microseconds });
    });
  });

  describe('who asked', () => {
    const givenAsked = (runKey: string, userId: number) =>
      company.sql(`INSERT INTO mlm_payout_run_requests VALUES (?, ?, '{}', '2026-11-22')`, [runKey, userId]);
    const actors = async () => (await storedEvents(company, 'run')).map(({ actor }) => actor);

    beforeEach(async () => {
      await givenCommissions(company, [{}]);
      await givenAsked('asked', 5);
    });

    it('is the user whom the API let ask, whatever the payload calls itself', async () => {
      await company.invoke({ runKey: 'asked', requestedBy: 'somebody else' });
      expect(await batch()).toMatchObject({ requested_by_user_id: 5, requested_by_text: 'somebody else' });
      expect((await createdEvent())?.actor).toBe('user 5');
    });

    it('is not verified for any other key, and no payload can say it', async () => {
      const payload = { runKey: 'asked-not', requestedBy: 'user 5' };
      expect(await company.invoke({ ...payload, requestedByUserId: '5' })).toMatchObject({
        errorType: 'InvalidInput',
      });
      await company.invoke(payload);
      expect(await batch()).toMatchObject({ requested_by_user_id: null, requested_by_text: 'user 5' });
      expect((await createdEvent())?.actor).toBe('unverified: user 5');
    });

    it('is the schedule where it sent the event, whoever asked for its key before', async () => {
      const event = scheduleEvent();
      await givenAsked(`schedule/mlm-payouts-run/${event.scheduledTime}`, 5);
      await company.invoke(event);
      expect(await batch()).toMatchObject({ requested_by_user_id: null });
      expect((await createdEvent())?.actor).toBe('schedule mlm-payouts-run');
    });

    it('is on record where nothing came of it, or it failed', async () => {
      await givenSettings(company, { min_amount: '100.01' });
      expect(await company.invoke({ runKey: 'asked' })).toMatchObject({ outcome: 'skipped' });
      await givenSettings(company, { min_amount: 'abc' });
      await givenAsked('failing', 6);
      expect(await company.invoke({ runKey: 'failing' })).toMatchObject({ errorType: 'SettingsInvalid' });
      expect(await company.invoke({ runKey: 'by-hand' })).toMatchObject({ errorType: 'SettingsInvalid' });
      expect(await actors()).toEqual(['user 5', 'user 6', 'unverified: unnamed']);
    });
  });
});
