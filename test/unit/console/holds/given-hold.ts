import type { HoldBody } from '../../../../shared/events/holds.ts';

/** All that is owed to Ravi, held by user 6. */
export const givenHold = (differing: Partial<HoldBody> = {}): HoldBody => ({
  holdId: '1',
  kind: 'person',
  userId: '10',
  beneficiary: { userId: '10', name: 'Ravi Kumar' },
  commissionId: null,
  commission: null,
  heldBack: null,
  reason: 'papers are awaited',
  heldBy: 'user 6',
  heldAt: '2026-11-28T02:00:00.000Z',
  until: null,
  overdue: false,
  lifted: null,
  ...differing,
});
