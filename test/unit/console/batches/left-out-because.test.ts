import { describe, expect, it } from 'vitest';
import { chosenBatch } from '../../../../functions/console/page/batches/chosen-batch.ts';
import { leftOutBecause } from '../../../../functions/console/page/batches/left-out-because.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';

const HASH = 'a'.repeat(64);
const ME = '7';

/** What of a batch is looked at. */
const batch = (differing: Partial<BatchBody> = {}): BatchBody =>
  ({
    batchId: '42',
    batchReference: 'AUTO-20261128-020000',
    contentHash: HASH,
    totalRecords: 101,
    totalAmount: '11810454.35',
    votes: [],
    drift: { count: 0, itemNos: [], items: [] },
    warnings: [],
    may: { approve: true },
    ...differing,
  }) as unknown as BatchBody;

const chosen = chosenBatch(batch());
const reason = (now: Partial<BatchBody>) => leftOutBecause(chosen, batch(now), ME);

const vote = (userId: string, decision: BatchBody['votes'][number]['decision'], counts: boolean) => ({
  userId,
  name: null,
  decision,
  notes: null,
  at: '2026-11-28T02:00:00Z',
  counts,
});

describe('leftOutBecause', () => {
  it('leaves in what is as it was chosen, and may be approved', () => {
    expect(reason({})).toBeUndefined();
    expect(reason({ votes: [vote('8', 'approved', true)] })).toBeUndefined();
  });

  it('leaves in what somebody approved whose vote does not count any more', () => {
    expect(reason({ votes: [vote(ME, 'approved', false)] })).toBeUndefined();
  });

  it.each<{ readonly now: Partial<BatchBody>; readonly because: string }>([
    { now: { votes: [vote(ME, 'approved', true)] }, because: 'You have approved it already.' },
    {
      now: {
        may: { approve: 'beneficiary-conflict' } as BatchBody['may'],
        whyNot: { approve: 'Batch X pays commissions to you.' },
      },
      because: 'Batch X pays commissions to you.',
    },
    { now: { contentHash: 'b'.repeat(64) }, because: 'It has changed since you chose it: look at it anew.' },
    { now: { contentHash: null }, because: 'It has changed since you chose it: look at it anew.' },
    {
      now: { drift: { count: 1, heldCount: 0, itemNos: [3], items: [] } },
      because: '1 item of it cannot be paid as approved: look at it first.',
    },
    {
      now: { drift: { count: 0, heldCount: 2, itemNos: [], items: [] } },
      because: '2 items of it are on hold: look at it first.',
    },
    { now: { warnings: ['Nobody may pay it.', 'It expires.'] }, because: 'Nobody may pay it. It expires.' },
  ])('leaves out, and says: $because', ({ now, because }) => {
    expect(reason(now)).toBe(because);
  });
});
