import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../../infra/cli/run/run-options.ts';
import { runPayload } from '../../../infra/cli/run/run-payload.ts';

const made = { runKey: 'cli/1', requestedBy: 'om@office' };

describe('the payload of payouts run', () => {
  it.each<{ given: string; options: RunOptions; sent: object }>([
    { given: 'no options', options: {}, sent: {} },
    { given: 'switches', options: { dryRun: true, force: true }, sent: { dryRun: true, force: true } },
    {
      given: 'whole numbers',
      options: { maxItems: '250', lookbackDays: '0', intervalHours: '12', requiredApprovals: '2' },
      sent: { maxItems: 250, lookbackDays: 0, intervalHours: 12, requiredApprovals: 2 },
    },
    { given: 'money, as text', options: { minAmount: '100000.5' }, sent: { minAmount: '100000.5' } },
    {
      given: 'days, both ends included',
      options: { dateFrom: '2026-11-22', dateTo: '2026-11-22' },
      sent: { dateFrom: '2026-11-22', dateTo: '2026-11-22' },
    },
    {
      given: 'a day and an instant, whose order depends on the time zone',
      options: { dateFrom: '2026-11-22', dateTo: '2026-11-21T20:00:00Z' },
      sent: { dateFrom: '2026-11-22', dateTo: '2026-11-21T20:00:00Z' },
    },
    {
      given: 'a reference of digits',
      options: { batchReference: '202611' },
      sent: { batchReference: '202611' },
    },
    { given: 'a run key of its own', options: { runKey: 'again' }, sent: { runKey: 'again' } },
    { given: 'where to call', options: { local: true, json: true, function: 'f' }, sent: {} },
  ])('carries $given', ({ options, sent }) => {
    expect(runPayload(options, made)).toEqual({ ...made, ...sent });
  });
});
