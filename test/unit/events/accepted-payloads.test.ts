import { describe, expect, it } from 'vitest';
import { parsePayoutRequest } from '../../../shared/events/parse-payout-request.ts';

const parse = (payload: unknown) => parsePayoutRequest(payload, 'request-1');
const scheduledAt = new Date('2026-11-22T20:30:00Z');
const scheduled = { trigger: 'schedule', scheduleName: 'nightly', scheduledTime: '2026-11-22T20:30:00Z' };
const ruleEvent = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-11-22T20:30:00Z',
  region: 'ap-south-1',
  resources: ['arn:aws:events:ap-south-1:123456789012:rule/nightly'],
  detail: {},
};

describe('a payload of EventBridge', () => {
  it.each([
    { given: 'Scheduler', payload: scheduled },
    {
      given: 'Scheduler, another offset: the same instant',
      payload: { ...scheduled, scheduledTime: '2026-11-23T02:00:00+05:30' },
    },
    {
      given: 'Scheduler, with milliseconds',
      payload: { ...scheduled, scheduledTime: '2026-11-22T20:30:00.000Z' },
    },
    { given: 'a classic rule', payload: ruleEvent },
    {
      given: 'a classic rule of another bus',
      payload: { ...ruleEvent, resources: ['arn:aws:events:ap-south-1:123456789012:rule/payouts/nightly'] },
    },
  ])('$given: the run of that schedule and time', ({ payload }) => {
    expect(parse(payload)).toEqual({
      dryRun: false,
      force: false,
      trigger: { kind: 'schedule', scheduleName: 'nightly', scheduledAt },
      runKey: 'schedule/nightly/2026-11-22T20:30:00Z',
    });
  });

  it('may carry the options too', () => {
    expect(parse({ ...scheduled, maxItems: 250, minAmount: '100000', force: true })).toMatchObject({
      trigger: { kind: 'schedule' },
      force: true,
      maxItems: 250,
      minAmount: 10_000_000n,
    });
  });
});

describe('a payload by hand', () => {
  it('{} is a real run with all guards, keyed by the request', () => {
    expect(parse({})).toEqual({
      dryRun: false,
      force: false,
      trigger: { kind: 'manual' },
      runKey: 'manual/request-1',
    });
  });

  it('takes every option of the runbook', () => {
    const payload = {
      dryRun: true,
      force: true,
      dateFrom: '2026-11-01',
      dateTo: '2026-11-22T00:00:00+05:30',
      lookbackDays: 3,
      minAmount: '100000.5',
      maxItems: 0,
      requiredApprovals: 2,
      batchReference: 'AUTO-2025.01_x',
      intervalHours: 12,
      runKey: 'urgent/2026-11-22',
      requestedBy: '  Om, finance  ',
    };
    expect(parse(payload)).toEqual({
      dryRun: true,
      force: true,
      dateFrom: { kind: 'day', date: '2026-11-01' },
      dateTo: { kind: 'instant', at: new Date('2026-11-21T18:30:00Z') },
      lookbackDays: 3,
      minAmount: 10_000_050n,
      maxItems: 0,
      requiredApprovals: 2,
      batchReference: 'AUTO-2025.01_x',
      intervalHours: 12,
      runKey: 'urgent/2026-11-22',
      requestedBy: 'Om, finance',
      trigger: { kind: 'manual' },
    });
  });

  it.each([
    { given: 'the first date', payload: { dateFrom: '1970-01-02' } },
    { given: 'the last date', payload: { dateTo: '2037-12-31' } },
    { given: 'a leap day', payload: { dateFrom: '2028-02-29' } },
    { given: 'the last instant', payload: { dateTo: '2037-12-31T23:59:59Z' } },
    { given: 'no lower bound', payload: { lookbackDays: 0 } },
    { given: 'ten years', payload: { lookbackDays: 3650 } },
    { given: 'no guard', payload: { intervalHours: 0 } },
    { given: 'the most approvals', payload: { requiredApprovals: 50 } },
    { given: 'the longest reference', payload: { batchReference: 'x'.repeat(40) } },
    { given: 'the longest run key', payload: { runKey: '~'.repeat(190) } },
    { given: 'a name of another script', payload: { requestedBy: 'आशा \u200d' } },
    { given: 'a minimum of nothing', payload: { minAmount: '0' } },
    { given: 'the largest minimum', payload: { minAmount: '9999999999999.99' } },
  ])('takes $given', ({ payload }) => {
    expect(() => parse(payload)).not.toThrow();
  });
});
