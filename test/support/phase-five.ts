import type { PayoutStack } from './payout-stack.ts';
import { BATCHES, COMMISSIONS, type PhaseFiveBatch, settingsOfOldScript } from './phase-five-damage.ts';
import { givenPhaseFiveTables } from './phase-five-tables.ts';

type Stack = Pick<PayoutStack, 'sql' | 'stack'>;

/**
 * What is wrong in that database, by hand: the code under test must come to the same. Batches and commissions by id,
 * items by the number they were inserted with, from 1.
 */
export const PHASE_FIVE_FACTS = {
  commissions: 31,
  items: 35,
  /** Per commission: what was paid beyond the oldest paid item. */
  paidTwice: {
    amount: '1475.58',
    byCommission: { 1: '1000.10', 2: '275.50', 3: '199.98' },
  },
  /** Per commission: what its unpaid items in open batches come to, beyond the one that is live. */
  aboutToBePaidTwice: {
    amount: '1266.25',
    byCommission: { 5: '700.00', 6: '300.00', 7: '120.00', 8: '80.80', 9: '45.45', 10: '20.00' },
  },
  /** The one live item of each commission that has one: commission to [batch, item]. */
  live: {
    1: [1, 1],
    2: [1, 2],
    3: [1, 3],
    4: [1, 4],
    5: [1, 5],
    6: [1, 6],
    7: [7, 29],
    8: [9, 33],
    9: [8, 31],
    10: [10, 35],
    12: [6, 23],
    13: [3, 12],
    14: [6, 24],
    15: [2, 10],
    16: [4, 16],
    17: [4, 17],
    18: [3, 13],
    19: [6, 25],
    20: [6, 26],
    22: [6, 27],
  },
  /** Only in a cancelled batch, or failed: as free as if never batched. */
  freeAgain: [11, 21],
  openBatches: [4, 6, 7, 8, 9, 10, 11],
  /** Processing for longer than a week. */
  stuckBatches: [4],
  draftBatches: [10],
  emptyBatches: [11],
  /** The batch's total is not the sum of its items: [as stored, as summed]. */
  wrongTotals: { 3: ['255.66', '255.64'] },
  ledgerPaidItemNot: [13, 14],
  itemPaidLedgerNot: [15, 18],
  cancelledInOpenBatch: [17],
  cancelledInCompletedBatch: [18],
  amountChanged: { 19: ['150.00', '140.00'] },
  amountNotPositive: [20],
  /** Approved, in no live item, in the last seven days. */
  eligible: { ids: [30], amount: '900.00' },
  beneficiaryMissing: { ids: [35], amount: '15.15' },
  /** Approved, in no live item, older than the seven days of the window. */
  stranded: {
    amount: '937.60',
    upTo30Days: [31],
    upTo90Days: [11, 21, 32],
    upToAYear: [33],
    older: [34],
  },
  paidOutsideOfBatches: [38],
} as const;

const paise = (amount: string): number => Math.round(Number(amount) * 100);
const rupees = (amount: number): string => (amount / 100).toFixed(2);

const daysBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 19).replace('T', ' ');

const rowsOf = ({ items }: PhaseFiveBatch) =>
  items.map(({ commission, status = 'pending', amount }) => {
    const found = COMMISSIONS.find(({ id }) => id === commission);
    if (!found) throw new Error(`no commission ${commission}`);
    return { commission, status, amount: amount ?? found.amount, beneficiary: found.beneficiary ?? 1 };
  });

const insertBatch = async ({ sql }: Pick<Stack, 'sql'>, batch: PhaseFiveBatch, now: Date): Promise<void> => {
  const { id, reference, status, daysOld, approvedBy = [], rejectedBy, driftPaise = 0 } = batch;
  const rows = rowsOf(batch);
  const total = rows.reduce((sum, { amount }) => sum + paise(amount), driftPaise);
  const isApproved = status === 'processing' || status === 'completed';
  const at = daysBefore(now, daysOld);
  await sql(
    `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, required_approvals,
       approval_count, approved_by_user_id, approved_at, processed_at, disbursement_reference, processed_notes, created_at)
     VALUES (?)`,
    [
      [
        ...[
          id,
          reference,
          status,
          rupees(total),
          rows.length,
          batch.requiredApprovals ?? 1,
          approvedBy.length,
        ],
        ...[
          isApproved ? approvedBy.at(-1) : null,
          isApproved ? at : null,
          status === 'completed' ? at : null,
        ],
        ...[status === 'completed' ? `NEFT-${id}` : null],
        ...[rejectedBy ? `Rejected by user #${rejectedBy}: wrong month` : null, at],
      ],
    ],
  );
  for (const row of rows) {
    await sql(
      `INSERT INTO mlm_payout_batch_items (batch_id, commission_id, beneficiary_user_id, amount, status, created_at)
       VALUES (?)`,
      [[id, row.commission, row.beneficiary, row.amount, row.status, at]],
    );
  }
  const votes = [
    ...approvedBy.map((user) => [id, user, 'approved', null, at]),
    ...(rejectedBy ? [[id, rejectedBy, 'rejected', 'wrong month', at]] : []),
  ];
  for (const vote of votes) {
    await sql(
      `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, notes, created_at) VALUES (?)`,
      [vote],
    );
  }
};

/**
 * A company that used the old script for months: its tables and Phase 5's, with every kind of damage once, none of it
 * repaired and nothing of ours. Ids, amounts and states are always the same; times count back from `now`.
 */
export const givenPhaseFive = async (
  company: Stack,
  options: {
    readonly now?: Date;
    readonly userId?: string;
    /** Beyond the old script's own, or instead of them; without the prefix. */
    readonly settings?: Readonly<Record<string, string>>;
  } = {},
): Promise<typeof PHASE_FIVE_FACTS> => {
  const { now = new Date(), userId, settings = {} } = options;
  const { sql } = company;
  await givenPhaseFiveTables(company, userId);
  const names = ['Asha', 'Bimal', 'Chitra', 'Dev', 'Esha', 'Farah'];
  const begun = daysBefore(now, 1_000);
  await sql('INSERT INTO users (id, name, email, type, created_at) VALUES ?', [
    names.map((name, index) => [index + 1, name, `${name.toLowerCase()}@x`, 'associate', begun]),
  ]);
  await sql('SET SESSION foreign_key_checks = 0');
  for (const { id, amount, daysOld, status = 'approved', beneficiary = 1 } of COMMISSIONS) {
    await sql(
      `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
       VALUES (?)`,
      [[id, beneficiary, 6, 'referral', amount, status, daysBefore(now, daysOld)]],
    );
  }
  for (const batch of BATCHES) await insertBatch(company, batch, now);
  await sql('SET SESSION foreign_key_checks = 1');
  const own = Object.entries(settings).map(([name, value]) => [`payout_automation_${name}`, value]);
  const all = { ...settingsOfOldScript(now), ...Object.fromEntries(own) };
  await sql('INSERT INTO mlm_settings (setting_key, setting_value, created_at) VALUES ?', [
    Object.entries(all).map((setting) => [...setting, begun]),
  ]);
  return PHASE_FIVE_FACTS;
};
