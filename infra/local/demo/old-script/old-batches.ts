import type { BatchStatus } from '../../../../shared/domain/batches/batch.ts';
/** A row of a batch: pending, with the amount the ledger has now, unless told otherwise. */
export type OldItem = {
  readonly commission: number;
  readonly status?: 'pending' | 'approved' | 'paid' | 'failed';
  readonly amount?: string;
};

export type OldBatch = {
  readonly id: number;
  readonly reference: string;
  readonly status: BatchStatus;
  readonly daysOld: number;
  readonly items: readonly OldItem[];
  readonly requiredApprovals?: number;
  /** Who voted; the one who rejects is named apart. */
  readonly approvedBy?: readonly number[];
  readonly rejectedBy?: number;
  /** What the sum of floats was off, in paise. */
  readonly driftPaise?: number;
};

const paid = (commission: number, amount?: string): OldItem => ({
  commission,
  status: 'paid',
  ...(amount && { amount }),
});

/** Every kind of damage that the old script and its pages could do, each at least once. */
export const OLD_BATCHES: readonly OldBatch[] = [
  {
    id: 1,
    reference: 'AUTO-OLD-01',
    status: 'completed',
    daysOld: 60,
    items: [paid(1), paid(2, '250.00'), paid(3), paid(4), paid(5), paid(6)],
    approvedBy: [4],
  },
  {
    id: 2,
    reference: 'AUTO-OLD-02',
    status: 'completed',
    daysOld: 57,
    items: [paid(1), paid(2), paid(3), paid(15)],
    approvedBy: [4],
  },
  {
    id: 3,
    reference: 'AUTO-OLD-03',
    status: 'completed',
    daysOld: 51,
    items: [
      paid(3),
      { commission: 13 },
      paid(18),
      { commission: 21, status: 'failed' },
      { commission: 22, status: 'failed' },
    ],
    approvedBy: [4],
    driftPaise: 2,
  },
  // Its page answered 500 after the last vote, and nobody came back to it.
  {
    id: 4,
    reference: 'AUTO-OLD-04',
    status: 'processing',
    daysOld: 35,
    items: [{ commission: 16 }, { commission: 17 }],
    approvedBy: [4],
  },
  {
    id: 5,
    reference: 'AUTO-OLD-05',
    status: 'cancelled',
    daysOld: 45,
    items: [{ commission: 11 }, { commission: 12 }],
    rejectedBy: 5,
  },
  {
    id: 6,
    reference: 'AUTO-OLD-06',
    status: 'pending_approval',
    daysOld: 5,
    items: [5, 7, 10, 12, 14, 19, 20, 22].map((commission) =>
      commission === 19 ? { commission, amount: '150.00' } : { commission },
    ),
    requiredApprovals: 2,
    approvedBy: [4],
  },
  {
    id: 7,
    reference: 'AUTO-OLD-07',
    status: 'processing',
    daysOld: 4,
    items: [{ commission: 6, status: 'approved' }, { commission: 7 }],
    approvedBy: [5],
  },
  // The two of one second: the larger id is the newer.
  {
    id: 8,
    reference: 'AUTO-OLD-08',
    status: 'pending_approval',
    daysOld: 3,
    items: [{ commission: 8 }, { commission: 9 }, { commission: 9 }],
  },
  {
    id: 9,
    reference: 'AUTO-OLD-09',
    status: 'pending_approval',
    daysOld: 3,
    items: [{ commission: 8 }, { commission: 10 }],
    approvedBy: [4, 5],
  },
  { id: 10, reference: 'OLD-DRAFT', status: 'draft', daysOld: 2, items: [{ commission: 10 }] },
  { id: 11, reference: 'OLD-EMPTY', status: 'pending_approval', daysOld: 2, items: [] },
];
