import { describe, expect, it } from 'vitest';
import type { KeptSummary } from '../../../../shared/domain/batches/kept-summary.ts';
import { planSummary, type StoredSummary } from '../../../../shared/domain/batches/plan-summary.ts';

const now = new Date('2026-11-29T04:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const kept: KeptSummary = {
  people: 0,
  largest: null,
  topPeople: [],
  firstTime: { people: 0, amount: '0.00', first: [] },
};

const nothing: StoredSummary = { contentHash: null, kept: null, computedAt: null, askedAt: null };
const small = { contentHash: 'a', totalRecords: 20_000 };
const large = { contentHash: 'a', totalRecords: 20_001 };
const of = (contentHash: string | null, rest: Partial<StoredSummary> = {}): StoredSummary => ({
  contentHash,
  kept,
  computedAt: secondsAgo(600),
  askedAt: null,
  ...rest,
});

describe('planSummary', () => {
  it.each([
    { given: 'nothing, of 20,000 items', batch: small, stored: nothing, plan: 'compute' },
    { given: 'nothing, of one more', batch: large, stored: nothing, plan: 'ask' },
    { given: 'what it holds', batch: large, stored: of('a'), plan: 'kept' },
    { given: 'what it held before', batch: large, stored: of('b'), plan: 'ask' },
    { given: 'what a small one held before', batch: small, stored: of('b'), plan: 'compute' },
    {
      given: 'one without a hash',
      batch: { ...small, contentHash: null },
      stored: of(null),
      plan: 'kept',
    },
    { given: 'what cannot be read', batch: small, stored: of('a', { kept: null }), plan: 'compute' },
    {
      given: 'that the worker was asked a minute ago',
      batch: large,
      stored: { ...nothing, askedAt: secondsAgo(60) },
      plan: 'wait',
    },
    {
      given: 'that it was asked three minutes ago, and has died',
      batch: large,
      stored: { ...nothing, askedAt: secondsAgo(180) },
      plan: 'ask',
    },
    {
      given: 'that it was asked, and answered of other content',
      batch: large,
      stored: of('b', { askedAt: secondsAgo(30), computedAt: secondsAgo(20) }),
      plan: 'ask',
    },
    {
      given: 'that it was asked anew, of other content',
      batch: large,
      stored: of('b', { askedAt: secondsAgo(20), computedAt: secondsAgo(30) }),
      plan: 'wait',
    },
  ])('$given is stored: $plan', ({ batch, stored, plan }) => {
    expect(planSummary(batch, stored, now).kind).toBe(plan);
  });
});
