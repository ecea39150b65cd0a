import type { PayoutStack } from '../../support/payout-stack.ts';
import { EARNERS, FIRST_EARNER, givenEarners } from './given-earners.ts';
import { HUNDRED_THOUSAND } from './hundred-thousand.ts';

/** Ids of what happened before, far from those of what is measured. */
const BEFORE = 50_000_000;
const PAID = 3_000_000;
const OLD_BATCHES = 200_000;
/** Of those that were paid, each batch's last. */
const ITEMS_PER_OLD_BATCH = 5;
const LIVE = 1_000_000;
const ITEMS_PER_LIVE_BATCH = 50_000;
const EARNER = `${FIRST_EARNER} + n % ${EARNERS}`;
const AT_ONCE = 100_000;

type Sql = Pick<PayoutStack, 'sql'>;

/** `insert` takes the number of a row as \`n\`. */
const inParts = async ({ sql }: Sql, count: number, insert: string): Promise<void> => {
  for (let made = 0; made < count; made += AT_ONCE) {
    const n = `(SELECT ${made} + n AS n FROM ${HUNDRED_THOUSAND} numbers WHERE n < ${Math.min(AT_ONCE, count - made)}) numbers`;
    await sql(`${insert} FROM ${n} ORDER BY n`);
  }
};

const LEDGER = `INSERT INTO mlm_commission_ledger
   (id, beneficiary_user_id, source_user_id, commission_type, amount, status, payout_batch_id, created_at)`;
const ITEMS = `INSERT INTO mlm_payout_batch_items
   (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)`;
const BATCHES = `INSERT INTO mlm_payout_batches
   (id, batch_reference, status, total_amount, total_records, required_approvals, approval_count, run_id, content_hash, created_at)`;

const givenPaid = async (company: Sql): Promise<void> => {
  const perBatch = PAID / OLD_BATCHES;
  const batch = `${BEFORE} + n DIV ${perBatch}`;
  await inParts(
    company,
    OLD_BATCHES,
    `${BATCHES} SELECT ${BEFORE} + n, CONCAT('OLD-', n), 'completed', ${10 * perBatch}, ${perBatch}, 1, 1, ${BEFORE} + n,
            SHA2(n, 256), DATE_SUB(NOW(), INTERVAL 30 + n % 900 DAY)`,
  );
  await inParts(
    company,
    PAID,
    `${LEDGER} SELECT ${BEFORE} + n, ${EARNER}, 1, 'referral', 10, 'paid', ${batch}, DATE_SUB(NOW(), INTERVAL 60 DAY)`,
  );
  await inParts(
    company,
    OLD_BATCHES * ITEMS_PER_OLD_BATCH,
    `${ITEMS} SELECT ${BEFORE} + n DIV ${ITEMS_PER_OLD_BATCH}, 1 + n % ${ITEMS_PER_OLD_BATCH},
            ${BEFORE} + (n DIV ${ITEMS_PER_OLD_BATCH}) * ${perBatch} + n % ${ITEMS_PER_OLD_BATCH}, ${EARNER}, 10, 'paid',
            ${BEFORE} + (n DIV ${ITEMS_PER_OLD_BATCH}) * ${perBatch} + n % ${ITEMS_PER_OLD_BATCH}`,
  );
};

const givenLive = async (company: Sql): Promise<void> => {
  const first = BEFORE + OLD_BATCHES;
  const batch = `${first} + n DIV ${ITEMS_PER_LIVE_BATCH}`;
  const commission = `${BEFORE + PAID} + n`;
  await inParts(
    company,
    LIVE / ITEMS_PER_LIVE_BATCH,
    `${BATCHES} SELECT ${first} + n, CONCAT('LIVE-', n), 'pending_approval', ${10 * ITEMS_PER_LIVE_BATCH}, ${ITEMS_PER_LIVE_BATCH},
            1, 0, ${first} + n, SHA2(n, 256), DATE_SUB(NOW(), INTERVAL 5 DAY)`,
  );
  await inParts(
    company,
    LIVE,
    `${LEDGER} SELECT ${commission}, ${EARNER}, 1, 'referral', 10, 'approved', ${batch}, DATE_SUB(NOW(), INTERVAL 6 DAY)`,
  );
  await inParts(
    company,
    LIVE,
    `${ITEMS} SELECT ${batch}, 1 + n % ${ITEMS_PER_LIVE_BATCH}, ${commission}, ${EARNER}, 10, 'pending', ${commission}`,
  );
};

/** Years of it: three million commissions that were paid in 200,000 batches, and a million in batches that wait. */
export const givenHistory = async (company: Sql): Promise<void> => {
  await givenEarners(company);
  await givenPaid(company);
  await givenLive(company);
  for (const table of ['mlm_commission_ledger', 'mlm_payout_batches', 'mlm_payout_batch_items'])
    await company.sql(`ANALYZE TABLE ${table}`);
};
