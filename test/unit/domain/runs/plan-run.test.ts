import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SettingsInvalid } from '../../../../shared/domain/basics/failures.ts';
import { planRun, type RunHistory } from '../../../../shared/domain/runs/plan-run.ts';
import { aRequest, scheduledAt, settingsOf } from './requests.ts';

const NOW = '2026-11-22T20:30:00Z';
const HOUR = 3_600_000;
const MINUTE = 60_000;
const earlier = (milliseconds: number): Date => new Date(Date.parse(NOW) - milliseconds);

const requests = { manual: aRequest({}), schedule: scheduledAt(NOW) };
/** After a batch of that slot, of which the one before this schedule's is not known. */
const batchAt = (lastScheduledAt: Date | undefined): RunHistory => ({
  lastScheduledAt,
  slotBeforeAt: undefined,
});
const enabled = settingsOf({ enabled: true });

describe('the enablement guard', () => {
  it.each([
    { trigger: 'schedule', isEnabled: true, force: false, skip: undefined },
    { trigger: 'schedule', isEnabled: true, force: true, skip: undefined },
    { trigger: 'schedule', isEnabled: false, force: false, skip: 'disabled' },
    { trigger: 'schedule', isEnabled: false, force: true, skip: undefined },
    { trigger: 'manual', isEnabled: true, force: false, skip: undefined },
    { trigger: 'manual', isEnabled: true, force: true, skip: undefined },
    { trigger: 'manual', isEnabled: false, force: false, skip: 'disabled' },
    { trigger: 'manual', isEnabled: false, force: true, skip: undefined },
  ] as const)('$trigger, enabled $isEnabled, force $force: $skip', ({ trigger, isEnabled, force, skip }) => {
    const request = { ...requests[trigger], force };
    const plan = planRun(request, settingsOf({ enabled: isEnabled }), batchAt(undefined), new Date(NOW));
    expect(plan.skip?.reason).toBe(skip);
  });

  it.each([
    { trigger: 'manual', message: 'Automation disabled: set payout_automation_enabled to 1, or use force.' },
    { trigger: 'schedule', message: 'Automation disabled: set payout_automation_enabled to 1.' },
  ] as const)('comes before the interval guard, and says what to do: $trigger', ({ trigger, message }) => {
    const history = batchAt(earlier(HOUR));
    expect(planRun(requests[trigger], settingsOf({}), history, new Date(NOW)).skip).toEqual({
      reason: 'disabled',
      message,
    });
  });
});

describe('the interval guard of the schedule', () => {
  it.each([
    { given: 'no scheduled batch yet', ago: undefined, options: {}, skip: undefined },
    { given: 'a day ago', ago: 24 * HOUR, options: {}, skip: undefined },
    { given: 'a day less the tolerance', ago: 24 * HOUR - 5 * MINUTE, options: {}, skip: undefined },
    { given: 'an hour less, on the day before', ago: 23 * HOUR, options: {}, skip: undefined },
    { given: 'half a day, on the day before', ago: 12 * HOUR, options: {}, skip: undefined },
    { given: 'less than half', ago: 12 * HOUR - 1, options: {}, skip: 'interval' },
    { given: 'a tenth less of 30 hours', ago: 27 * HOUR, options: { intervalHours: 30 }, skip: undefined },
    { given: 'too little of 30', ago: 27 * HOUR - 1, options: { intervalHours: 30 }, skip: 'interval' },
    { given: 'an hour ago', ago: HOUR, options: {}, skip: 'interval' },
    { given: 'an hour ago, forced', ago: HOUR, options: { force: true }, skip: undefined },
    { given: 'an hour ago, interval 0', ago: HOUR, options: { intervalHours: 0 }, skip: undefined },
    { given: 'an hour ago, interval 1', ago: HOUR, options: { intervalHours: 1 }, skip: undefined },
    { given: 'the same time again', ago: 0, options: {}, skip: 'interval' },
    { given: 'a later one, delivered out of order', ago: -24 * HOUR, options: {}, skip: 'interval' },
  ])('$given: $skip', ({ ago, options, skip }) => {
    const history = batchAt(ago === undefined ? undefined : earlier(ago));
    expect(planRun(scheduledAt(NOW, options), enabled, history, new Date(NOW)).skip?.reason).toBe(skip);
  });

  it.each([
    { given: 'an urgent run in the evening', lastRun: earlier(HOUR) },
    { given: 'a last_run in the future', lastRun: earlier(-1000 * HOUR) },
  ])('does not look at last_run: $given', ({ lastRun }) => {
    const settings = settingsOf({ enabled: true, last_run: lastRun });
    expect(
      planRun(requests.schedule, settings, batchAt(earlier(24 * HOUR)), new Date(NOW)).skip,
    ).toBeUndefined();
  });

  it('counts from scheduled time to scheduled time: a delivery that comes a day late is no later run', () => {
    const history = batchAt(earlier(HOUR));
    const plan = planRun(requests.schedule, enabled, history, earlier(-30 * HOUR));
    expect(plan.skip?.reason).toBe('interval');
  });

  it('says from when on it makes batches again: nobody can force a schedule', () => {
    const history = batchAt(earlier(HOUR));
    const skipped = planRun(requests.schedule, enabled, history, new Date(NOW)).skip;
    expect(skipped?.message).toBe(
      'The last scheduled run that made a batch was at 2026-11-22T19:30:00.000Z, less than 24 h before 2026-11-22T20:30:00.000Z; ' +
        'the schedule makes batches again from 2026-11-23T18:30:00.000Z on. ' +
        'Should that be too late, set a shorter payout_automation_interval_hours.',
    );
    const from = /again from (\S+) on/.exec(skipped?.message ?? '')?.[1] ?? '';
    const skips = (milliseconds: number) =>
      planRun(scheduledAt(new Date(milliseconds).toISOString()), enabled, history, new Date(NOW)).skip
        ?.reason;
    expect([skips(Date.parse(from) - 1), skips(Date.parse(from))]).toEqual(['interval', undefined]);
  });

  it('names its own interval where the schedule brings one', () => {
    const history = batchAt(earlier(HOUR));
    const { skip } = planRun(scheduledAt(NOW, { intervalHours: 48 }), enabled, history, new Date(NOW));
    expect(skip?.message).toMatch(
      / less than 48 h before .* from 2026-11-24T18:30:00.000Z on\. .*, give the schedule a shorter interval\.$/,
    );
  });

  it('lets a daily trigger with a 24 h interval run every day, however late each is delivered', () => {
    const jitter = fc.array(fc.integer({ min: 0, max: 15 * MINUTE }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(jitter, (delays) => {
        const days = delays.map((delay, index) => ({ at: earlier(-24 * HOUR * index), delay }));
        for (const [index, { at, delay }] of days.entries()) {
          const history = batchAt(days[index - 1]?.at);
          const now = new Date(at.getTime() + delay);
          expect(planRun(scheduledAt(at.toISOString()), enabled, history, now).skip).toBeUndefined();
        }
      }),
    );
  });
});

describe('the interval guard of a run by hand', () => {
  it.each([
    { given: 'no run yet', ago: undefined, options: {}, skip: undefined },
    { given: 'exactly a day ago', ago: 24 * HOUR, options: {}, skip: undefined },
    { given: 'a millisecond less: there is no tolerance', ago: 24 * HOUR - 1, options: {}, skip: 'interval' },
    { given: 'an hour ago, forced', ago: HOUR, options: { force: true }, skip: undefined },
    { given: 'an hour ago, interval 0', ago: HOUR, options: { intervalHours: 0 }, skip: undefined },
    { given: 'an hour ago, interval 2', ago: HOUR, options: { intervalHours: 2 }, skip: 'interval' },
    { given: 'a clock five minutes ahead', ago: -5 * MINUTE, options: {}, skip: 'interval' },
  ])('$given: $skip', ({ ago, options, skip }) => {
    const settings = settingsOf({ enabled: true, ...(ago !== undefined && { last_run: earlier(ago) }) });
    const plan = planRun(aRequest(options), settings, batchAt(earlier(HOUR)), new Date(NOW));
    expect(plan.skip?.reason).toBe(skip);
  });

  it('tells when in the business time zone, and the way out', () => {
    const settings = settingsOf({ enabled: true, last_run: earlier(HOUR) });
    expect(planRun(requests.manual, settings, batchAt(undefined), new Date(NOW)).skip?.message).toBe(
      'The last run that made a batch was at 2026-11-23 01:00:00 (Asia/Kolkata), less than 24 h ago; ' +
        'wait, use force, or give a shorter interval.',
    );
  });

  it.each([{ force: false }, { force: true }])(
    'refuses a last_run in the future, force $force',
    ({ force }) => {
      const settings = settingsOf({ enabled: true, last_run: earlier(-5 * MINUTE - 1) });
      const planning = () => planRun(aRequest({ force }), settings, batchAt(undefined), new Date(NOW));
      expect(planning).toThrow(SettingsInvalid);
      expect(planning).toThrow(
        'payout_automation_last_run is "2026-11-23T02:05:00+05:30": expected a time that is not in the future ' +
          '(now 2026-11-22T20:30:00.000Z); correct or clear the setting',
      );
    },
  );
});

describe('the limits of a plan', () => {
  const none = batchAt(undefined);
  const settings = settingsOf({ min_amount: 500n, max_items: 9, required_approvals: 3 });

  it('come from the settings where the request is silent', () => {
    const plan = planRun(requests.manual, settings, batchAt(undefined), new Date(NOW));
    expect(plan).toMatchObject({
      minAmount: 500n,
      maxItems: 9,
      requiredApprovals: 3,
      batchReference: 'AUTO-20261123-020000',
    });
  });

  it('come from the request where it speaks, zeros too', () => {
    const request = aRequest({ minAmount: 0n, maxItems: 0, requiredApprovals: 1, batchReference: 'X-1' });
    const plan = planRun(request, settings, batchAt(undefined), new Date(NOW));
    expect(plan).toMatchObject({ minAmount: 0n, maxItems: 0, requiredApprovals: 1, batchReference: 'X-1' });
  });

  it.each([
    { hours: 0, expiresAt: undefined },
    { hours: 1, expiresAt: '2026-11-22T21:30:00.000Z' },
    { hours: 87_600, expiresAt: '2036-11-19T20:30:00.000Z' },
  ])('a batch still pending after $hours h expires at $expiresAt', ({ hours, expiresAt }) => {
    const plan = planRun(requests.manual, settingsOf({ pending_expiry_hours: hours }), none, new Date(NOW));
    expect(plan.expiresAt?.toISOString()).toBe(expiresAt);
  });

  it('count the expiry from when the batch is made, however late that is', () => {
    const late = new Date(Date.parse(NOW) + 6 * HOUR);
    const plan = planRun(requests.schedule, settingsOf({ pending_expiry_hours: 1 }), none, late);
    expect(plan.expiresAt?.getTime()).toBe(late.getTime() + HOUR);
  });

  it('of a scheduled run count from its scheduled time, however late it starts', () => {
    const plan = planRun(requests.schedule, settings, batchAt(undefined), earlier(-6 * HOUR));
    expect(plan.batchReference).toBe('AUTO-20261123-020000');
    expect(plan.window.fromSeconds).toBe(earlier(7 * 24 * HOUR).getTime() / 1000);
  });
});
