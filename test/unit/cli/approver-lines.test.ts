import { expect, it } from 'vitest';
import { changedLines } from '../../../infra/cli/approvers/approver-lines.ts';

it('a removal tells which batches count fewer approvals now', () => {
  const lines = changedLines({
    outcome: 'removed',
    approvers: [
      {
        userId: '5',
        issuer: 'https://i',
        subject: 's',
        roles: ['approver'],
        active: false,
        activeSince: '2026-01-01T00:00:00.000Z',
      },
    ],
    recounted: [
      { batchId: '7', batchReference: 'AUTO-7', from: 2, to: 1 },
      { batchId: '8', batchReference: 'AUTO-8', from: 1, to: 0 },
    ],
    alone: false,
    offer: null,
  });
  expect(lines).toEqual([
    'Removed; what they did stays on record:',
    '  user 5 as s at https://i: no longer entitled',
    '  batch AUTO-7: 1 approval counts now, 2 before',
    '  batch AUTO-8: 0 approvals count now, 1 before',
  ]);
});
