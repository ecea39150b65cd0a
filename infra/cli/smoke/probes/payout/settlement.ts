import { executeWrite } from '../../../../../shared/aws/execute-statement.ts';
import { clearMarkers, releaseItems } from '../../../../../shared/sql/batches/settlement.ts';
import { markFailed, markLeftOut } from '../../../../../shared/sql/payments/item-marks.ts';
import { payLate, payLateCommissions } from '../../../../../shared/sql/payments/late-payments.ts';
import {
  failMarked,
  noteDiffering,
  payApprovedCommissions,
  payOpenItems,
  releaseUnfrozen,
} from '../../../../../shared/sql/payments/record-items.ts';
import { reopenCommissions, returnItems } from '../../../../../shared/sql/payments/returns.ts';
import type { Write } from '../../../../../shared/sql/statement.ts';
import { judged, type Observation, type Probe } from '../../probe/probe.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { outcomeOf } from '../../scratch/outcome.ts';
import { PAYOUT_TABLES } from '../../scratch/payout-tables.ts';
import type { Scratch } from '../../scratch/scratch.ts';

/** Batch 43 of four items, of the third of which the ledger says something else, and batch 44 of two. */
const ROWS = [
  `INSERT INTO mlm_payout_batches (id, run_id) VALUES (43, 1), (44, 1)`,
  `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, amount, status, payout_batch_id, created_at)
   VALUES (101, 7, 10.10, 'approved', 43, FROM_UNIXTIME(1)), (102, 7, 20.20, 'approved', 43, FROM_UNIXTIME(1)),
          (103, 8, 99.99, 'approved', 43, FROM_UNIXTIME(1)), (104, 9, 40.40, 'approved', 43, FROM_UNIXTIME(1)),
          (105, 7, 50.50, 'approved', 44, FROM_UNIXTIME(1)), (106, 7, 60.60, 'approved', 44, FROM_UNIXTIME(1))`,
  `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, live_commission_id)
   VALUES (43, 1, 101, 7, 10.10, 101), (43, 2, 102, 7, 20.20, 102), (43, 3, 103, 8, 30.30, 103),
          (43, 4, 104, 9, 40.40, 104), (44, 1, 105, 7, 50.50, 105), (44, 2, 106, 7, 60.60, 106)`,
] as const;

const paid = { batchId: '43', first: 1, last: 4 };
const cancelled = { batchId: '44', first: 1, last: 2 };

type Step = { readonly what: string; readonly write: Write; readonly rows: number };

const returned = [{ itemNo: 1, payAgain: 1, note: 'came back' }] as const;

/** In the order of a payment, of what becomes known after it, then of a release; each finds what the ones before it left. */
const STEPS: readonly Step[] = [
  { what: 'left out', write: markLeftOut('43', [2]), rows: 1 },
  { what: 'marked', write: markFailed('43', [{ itemNo: 4, reason: 'account closed' }]), rows: 1 },
  { what: 'failed', write: failMarked(paid), rows: 1 },
  { what: 'let go', write: releaseUnfrozen(paid, 4), rows: 1 },
  { what: 'differing', write: noteDiffering(paid), rows: 1 },
  { what: 'their commissions', write: payApprovedCommissions(paid), rows: 2 },
  { what: 'paid', write: payOpenItems(paid), rows: 2 },
  { what: 'freed of payment', write: clearMarkers(paid), rows: 2 },
  { what: 'late', write: payLate('43', [4], 'paid late'), rows: 1 },
  { what: 'its commission', write: payLateCommissions('43', [4]), rows: 1 },
  { what: 'reopened', write: reopenCommissions('43', returned), rows: 1 },
  { what: 'returned', write: returnItems('43', returned), rows: 1 },
  { what: 'released', write: releaseItems(cancelled), rows: 2 },
  { what: 'freed of release', write: clearMarkers(cancelled), rows: 2 },
];

const settle = async ({ api, deps }: Scratch, transactionId: string): Promise<Observation> => {
  for (const sql of ROWS) await api.execute(sql, { transactionId });
  const connection = { client: deps.clients.once, target: deps.target, transactionId };
  const counted: { readonly text: string; readonly fits: boolean }[] = [];
  for (const { what, write, rows } of STEPS) {
    const step = await outcomeOf(executeWrite(connection, write));
    if (step.kind === 'refused') return judged(false, `${what}: ${step.text}`);
    const { changed } = step.answer;
    counted.push({ text: `${what} ${changed}`, fits: changed === rows });
  }
  return judged(
    counted.every(({ fits }) => fits),
    counted.map(({ text }) => text).join(', '),
  );
};

export const settlement: Probe = {
  name: 'settlement',
  question:
    'Do our payment, what becomes known after it, and our release (UPDATE … STRAIGHT_JOIN with an index named, JSON_TABLE and a derived table in an UPDATE) change the rows they mean, and count them?',
  weAssume:
    'of four items one has failed and one is left out: two are paid, with their commissions; then the first comes back, and the failed one is paid late',
  reliedOnBy: [
    'shared/sql/batches/settlement.ts',
    'shared/sql/payments',
    'shared/procedures/payments/record-range.ts',
    'shared/procedures/batches/release-range.ts',
  ],
  ifItDiffers: 'Pay and cancel nothing on this cluster: the statements must change first.',
  ask: async (scratch) => {
    for (const sql of PAYOUT_TABLES) await scratch.api.execute(sql);
    return await inTransaction(scratch, (transactionId) => settle(scratch, transactionId));
  },
};
