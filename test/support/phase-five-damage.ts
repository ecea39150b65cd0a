/** A row of the ledger. Approved, of associate 1, unless told otherwise; its amount as it is in the ledger now. */
export type PhaseFiveCommission = {
  readonly id: number;
  readonly amount: string;
  readonly daysOld: number;
  readonly status?: 'pending' | 'approved' | 'paid' | 'cancelled';
  readonly beneficiary?: number;
};

/** A row of a batch: pending, with the amount the ledger has now, unless told otherwise. */
export type PhaseFiveItem = {
  readonly commission: number;
  readonly status?: 'pending' | 'approved' | 'paid' | 'failed';
  readonly amount?: string;
};

export type PhaseFiveBatch = {
  readonly id: number;
  readonly reference: string;
  readonly status: 'draft' | 'pending_approval' | 'processing' | 'completed' | 'cancelled';
  readonly daysOld: number;
  readonly items: readonly PhaseFiveItem[];
  readonly requiredApprovals?: number;
  /** Who voted; the one who rejects is named apart. */
  readonly approvedBy?: readonly number[];
  readonly rejectedBy?: number;
  /** What the sum of floats was off, in paise. */
  readonly driftPaise?: number;
};

/** Made with FOREIGN_KEY_CHECKS=0, as a restored dump leaves it: this associate is no user any more. */
const DELETED_BENEFICIARY = 99;

export const COMMISSIONS: readonly PhaseFiveCommission[] = [
  { id: 1, amount: '1000.10', daysOld: 61, status: 'paid' },
  { id: 2, amount: '275.50', daysOld: 61, status: 'paid', beneficiary: 2 },
  { id: 3, amount: '99.99', daysOld: 61, status: 'paid', beneficiary: 3 },
  { id: 4, amount: '500.00', daysOld: 61, status: 'paid' },
  { id: 5, amount: '700.00', daysOld: 61, status: 'paid', beneficiary: 2 },
  { id: 6, amount: '300.00', daysOld: 61, status: 'paid', beneficiary: 3 },
  { id: 7, amount: '120.00', daysOld: 6 },
  { id: 8, amount: '80.80', daysOld: 6, beneficiary: 2 },
  { id: 9, amount: '45.45', daysOld: 6, beneficiary: 3 },
  { id: 10, amount: '10.00', daysOld: 6 },
  { id: 11, amount: '640.00', daysOld: 50, beneficiary: 2 },
  { id: 12, amount: '330.30', daysOld: 50 },
  { id: 13, amount: '60.60', daysOld: 52, status: 'paid' },
  { id: 14, amount: '70.70', daysOld: 6, status: 'paid', beneficiary: 2 },
  { id: 15, amount: '88.00', daysOld: 58, beneficiary: 3 },
  { id: 16, amount: '410.00', daysOld: 36 },
  { id: 17, amount: '20.00', daysOld: 36, status: 'cancelled' },
  { id: 18, amount: '55.00', daysOld: 52, status: 'cancelled', beneficiary: 2 },
  { id: 19, amount: '140.00', daysOld: 6, beneficiary: 3 },
  { id: 20, amount: '-25.00', daysOld: 6 },
  { id: 21, amount: '35.00', daysOld: 59, beneficiary: 2 },
  { id: 22, amount: '5.05', daysOld: 52, beneficiary: 3 },
  { id: 30, amount: '900.00', daysOld: 1 },
  { id: 31, amount: '50.50', daysOld: 20 },
  { id: 32, amount: '60.60', daysOld: 60, beneficiary: 2 },
  { id: 33, amount: '70.70', daysOld: 200, beneficiary: 3 },
  { id: 34, amount: '80.80', daysOld: 800 },
  { id: 35, amount: '15.15', daysOld: 2, beneficiary: DELETED_BENEFICIARY },
  { id: 36, amount: '33.00', daysOld: 3, status: 'pending' },
  { id: 37, amount: '44.00', daysOld: 3, status: 'cancelled' },
  { id: 38, amount: '1111.11', daysOld: 90, status: 'paid', beneficiary: 2 },
];

const paid = (commission: number, amount?: string): PhaseFiveItem => ({
  commission,
  status: 'paid',
  ...(amount && { amount }),
});

export const BATCHES: readonly PhaseFiveBatch[] = [
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

/** 2026-11-22T02:00:00+05:30, as PHP's DATE_ATOM writes it. */
const inIndia = (now: Date, daysOld: number): string =>
  new Date(now.getTime() - daysOld * 86_400_000 + 19_800_000).toISOString().replace(/\.\d+Z$/, '+05:30');

/** Written by the old script: times with an offset, an empty text and "null" where it had nothing. */
export const settingsOfOldScript = (now: Date): Readonly<Record<string, string | null>> => ({
  site_name: 'APS',
  payout_automation_enabled: '1',
  payout_automation_interval_hours: '',
  payout_automation_min_amount: 'null',
  payout_automation_max_items: null,
  payout_automation_required_approvals: '2',
  payout_automation_last_run: inIndia(now, 2),
  payout_automation_last_attempt: inIndia(now, 2),
  payout_automation_last_error: 'null',
  payout_automation_last_result:
    '{"success":true,"message":"Payout batch created","batch_id":9,"total_amount":90.800000000000004,"total_records":2,"required_approvals":1}',
  payout_automation_last_context:
    '{"filters":{"date_from":null,"date_to":null,"min_amount":0,"max_items":0,"required_approvals":2,"batch_reference":null},"interval_hours":24,"force":false,"dry_run":false}',
});
