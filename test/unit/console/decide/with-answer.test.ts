import { expect, it } from 'vitest';
import { withAnswer } from '../../../../functions/console/page/decide/with-answer.ts';
import type { ActedBatch, BatchBody } from '../../../../shared/events/batch-body.ts';

const before = {
  batchId: '42',
  contentHash: 'a',
  status: 'pending_approval',
  approvalCount: 0,
  may: { withdraw: 'not-voted' },
  whyNot: { withdraw: 'You have not voted.' },
  terms: { madeAt: '2026-11-28T02:00:00Z' },
} as unknown as BatchBody;

const answer = (differing: object): ActedBatch =>
  ({
    ...before,
    approvalCount: 1,
    votes: [],
    may: { withdraw: true },
    ...differing,
  }) as unknown as ActedBatch;

it('has at once what the buttons hang on, and keeps what the answer does not tell', () => {
  const { approvalCount, may, whyNot, terms } = withAnswer(before, answer({}));
  expect({ approvalCount, may, whyNot, terms }).toEqual({
    approvalCount: 1,
    may: { withdraw: true },
    whyNot: {},
    terms: before.terms,
  });
});

it('is left as it was by an answer of another content', () => {
  expect(withAnswer(before, answer({ contentHash: 'b' }))).toBe(before);
});
