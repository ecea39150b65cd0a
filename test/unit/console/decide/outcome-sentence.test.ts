import { expect, it } from 'vitest';
import { outcomeSentence } from '../../../../functions/console/page/decide/outcome-sentence.ts';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';

const batch = { batchReference: 'AUTO-1', requiredApprovals: 2, approvalCount: 0 } as ActionAnswer['batch'];

it('says of a vote that was taken back that it was', () => {
  expect(outcomeSentence('withdraw', { outcome: 'recorded', warnings: [], batch })).toBe(
    'Your approval of AUTO-1 is withdrawn: 2 approvals are missing now.',
  );
});

it('says of a vote how many more are missing, and what to look at', () => {
  const answer: ActionAnswer = {
    outcome: 'recorded',
    warnings: ['Look.'],
    batch: { ...batch, approvalCount: 1 },
  };
  expect(outcomeSentence('approve', answer)).toBe(
    'Your vote for AUTO-1 is recorded: 1 approval is missing still. Look.',
  );
});
