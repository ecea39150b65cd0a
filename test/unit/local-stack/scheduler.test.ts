import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTimer } from '../../../infra/local/scheduler/start-timer.ts';
import { targetEvent } from '../../../infra/local/scheduler/target-event.ts';
import { parseScheduleExpression } from '../../../shared/domain/runs/schedule-expression.ts';

const schedule = (expression: string, timeZone = 'UTC') => ({
  name: 'nightly',
  logicalId: 'Nightly',
  arn: 'arn:aws:scheduler:ap-south-1:000000000000:schedule/default/nightly',
  expression,
  timeZone,
  enabled: true,
  targetArn: '',
  roleArn: '',
  input: undefined,
  deadLetterArn: undefined,
});

describe('parseScheduleExpression', () => {
  it.each([
    { expression: 'cron(0 2 * * ? *)', expected: { kind: 'cron', pattern: '0 0 2 * * * *' } },
    { expression: 'cron(30 9 ? * 2-6 2026)', expected: { kind: 'cron', pattern: '0 30 9 * * MON-FRI 2026' } },
    { expression: 'cron(0 9 ? * MON#1 *)', expected: { kind: 'cron', pattern: '0 0 9 * * MON#1 *' } },
    { expression: 'rate(1 minute)', expected: { kind: 'rate', milliseconds: 60_000 } },
    { expression: 'rate(12 hours)', expected: { kind: 'rate', milliseconds: 43_200_000 } },
  ])('reads $expression', ({ expression, expected }) => {
    expect(parseScheduleExpression(expression)).toEqual(expected);
  });

  it.each([
    { expression: 'cron(0 2 * * *)', reason: 'six fields' },
    { expression: 'cron(0 2 * * * *)', reason: '? in either day-of-month or day-of-week' },
    { expression: 'rate(0 minutes)', reason: 'positive number' },
    { expression: 'at(2026-11-22T02:00:00)', reason: 'cron(…) or rate(…)' },
  ])('refuses $expression: $reason', ({ expression, reason }) => {
    expect(() => parseScheduleExpression(expression)).toThrow(reason);
  });
});

describe('a timer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-22T20:29:50Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('fires a cron at its time in its zone', () => {
    const fired: string[] = [];
    const stop = startTimer(schedule('cron(0 2 * * ? *)', 'Asia/Kolkata'), (time) =>
      fired.push(time.toISOString()),
    );
    vi.advanceTimersByTime(9000);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(86_400_000);
    stop();
    expect(fired).toEqual(['2026-11-22T20:30:00.000Z']);
  });

  it('fires a rate without drift until it is stopped', () => {
    const fired: string[] = [];
    const stop = startTimer(schedule('rate(1 minute)'), (time) => fired.push(time.toISOString()));
    vi.advanceTimersByTime(120_000);
    stop();
    vi.advanceTimersByTime(120_000);
    expect(fired).toEqual(['2026-11-22T20:30:50.000Z', '2026-11-22T20:31:50.000Z']);
  });
});

describe('the event of a schedule without an input', () => {
  it("is Scheduler's own", () => {
    const event = targetEvent(schedule('rate(1 minute)'), new Date('2026-11-22T20:30:00.123Z'));
    expect(JSON.parse(event)).toMatchObject({ source: 'aws.scheduler', time: '2026-11-22T20:30:00Z' });
  });
});
