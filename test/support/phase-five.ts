import { insertOldCompany } from '../../infra/local/demo/old-script/insert-old-company.ts';
import { givenSettings } from './given.ts';
import type { PayoutStack } from './payout-stack.ts';
import { givenPhaseFiveTables } from './phase-five-tables.ts';

type Stack = Pick<PayoutStack, 'connect' | 'sql' | 'stack'>;

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
  /** In processing on the old page: the bank may have paid them. */
  processingBatches: [4, 7] as readonly number[],
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

/** The company of `npm start -- --old-script`. */
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
  await givenPhaseFiveTables(company, userId);
  const connection = await company.connect();
  try {
    await insertOldCompany(connection, now);
  } finally {
    await connection.end();
  }
  await givenSettings(company, settings);
  return PHASE_FIVE_FACTS;
};
