import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { approvalSentence } from '../../../../functions/console/page/batches/approval.ts';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';

type Answer = z.infer<typeof ActionAnswer>;

const answer = (outcome: Answer['outcome'], approvalCount: number, warnings: string[] = []): Answer => ({
  outcome,
  warnings,
  batch: { approvalCount, requiredApprovals: 2 } as Answer['batch'],
});

describe('approvalSentence', () => {
  it.each([
    { answered: answer('recorded', 1), sentence: 'Your approval counts: 1 of 2.' },
    { answered: answer('approved', 2), sentence: 'Approved, 2 of 2: finance can pay it.' },
    { answered: answer('already_recorded', 1), sentence: 'You had approved it already.' },
    {
      answered: answer('approved', 2, ['Nobody of finance may pay it.']),
      sentence: 'Approved, 2 of 2: finance can pay it. Nobody of finance may pay it.',
    },
  ])('says "$sentence"', ({ answered, sentence }) => {
    expect(approvalSentence(answered)).toBe(sentence);
  });
});
