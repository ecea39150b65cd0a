import { paiseFrom } from '../../../shared/domain/basics/money.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { Random } from '../random.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** The bank keeps its own books: what left the account, and what came back or will, whatever anybody recorded of it. */
export const openBank = async ({ sql }: Sql): Promise<void> => {
  await sql(
    'CREATE TABLE rehearsal_bank (batch_id BIGINT, item_no INT, commission_id BIGINT, amount DECIMAL(15,2), KEY (commission_id))',
  );
  // News that finance has not heard yet: told on that day.
  await sql(
    `CREATE TABLE rehearsal_news (id INT AUTO_INCREMENT PRIMARY KEY, what ENUM('late', 'returned'), on_day INT, told INT DEFAULT 0,
       pay_again INT, batch_id BIGINT, item_no INT, commission_id BIGINT, amount DECIMAL(15,2))`,
  );
};

/** The transfer of what a payment is for, but for what fails at the bank. */
export const transfer = async (
  { sql }: Sql,
  batchId: string,
  failedItemNos: readonly number[],
): Promise<void> => {
  await sql(
    `INSERT INTO rehearsal_bank (batch_id, item_no, commission_id, amount)
     SELECT batch_id, item_no, commission_id, amount FROM mlm_payout_batch_items
      WHERE batch_id = ? AND status = 'pending' AND COALESCE(mark, '') <> 'left_out' AND item_no NOT IN (?)`,
    [batchId, [0, ...failedItemNos]],
  );
};

/** No rehearsal waits longer for what it is about. */
const DAYS_MAX = 10;

/** One payment in a hundred comes back up to ten days later: for good, or to be paid again. */
export const sendSomeBack = async ({ sql }: Sql, batchId: string, today: number, random: Random) => {
  const paid = await sql('SELECT item_no AS itemNo FROM rehearsal_bank WHERE batch_id = ?', [batchId]);
  for (const { itemNo } of paid.filter(() => random(100) === 0)) {
    await sql(
      `INSERT INTO rehearsal_news (what, on_day, pay_again, batch_id, item_no, commission_id, amount)
       SELECT 'returned', ?, ?, batch_id, item_no, commission_id, amount FROM rehearsal_bank WHERE batch_id = ? AND item_no = ?`,
      [today + 1 + random(DAYS_MAX) * random(2), random(3) > 0 ? 1 : 0, batchId, itemNo],
    );
  }
};

/** One in a thousand of what it had called failed is paid after all, and one of each day for sure. */
export const executeSomeLate = async (
  { sql }: Sql,
  batchId: string,
  failedItemNos: readonly number[],
  today: number,
  random: Random,
) => {
  const late = failedItemNos.filter((_, index) => index === 0 || random(1000) === 0);
  await sql(
    `INSERT INTO rehearsal_news (what, on_day, batch_id, item_no, commission_id, amount)
     SELECT 'late', ?, batch_id, item_no, commission_id, amount FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no IN (?)`,
    [today + 1, batchId, [0, ...late]],
  );
};

export type News = { readonly batchId: string; readonly itemNo: number; readonly payAgain: boolean };

const newsOf = async ({ sql }: Sql, what: 'late' | 'returned', today: number): Promise<News[]> => {
  const rows = await sql(
    `SELECT batch_id AS batchId, item_no AS itemNo, pay_again AS payAgain FROM rehearsal_news
      WHERE what = ? AND on_day <= ? AND told = 0 ORDER BY batch_id, item_no`,
    [what, today],
  );
  return rows.map(({ batchId, itemNo, payAgain }) => ({
    batchId: String(batchId),
    itemNo: Number(itemNo),
    payAgain: Number(payAgain) === 1,
  }));
};

/** What reaches finance by today; the late payments are in the bank's books from now on. */
export const hearNews = async (company: Sql, today: number) => {
  const late = await newsOf(company, 'late', today);
  const returned = await newsOf(company, 'returned', today);
  await company.sql(
    `INSERT INTO rehearsal_bank (batch_id, item_no, commission_id, amount)
     SELECT batch_id, item_no, commission_id, amount FROM rehearsal_news WHERE what = 'late' AND on_day <= ? AND told = 0`,
    [today],
  );
  await company.sql('UPDATE rehearsal_news SET told = 1 WHERE on_day <= ?', [today]);
  return { late, returned };
};

/** By item, by what the bank says and what we do: what is only in one of the two books, or with another amount. */
const AMISS = (ours: string, theirs: string, what: string): string =>
  `SELECT '${what}, not recorded' AS amiss, t.batch_id, t.item_no FROM ${theirs} t
     LEFT JOIN (${ours}) o ON o.batch_id = t.batch_id AND o.item_no = t.item_no AND o.amount = t.amount
      AND o.commission_id = t.commission_id WHERE o.item_no IS NULL
    UNION ALL
   SELECT '${what}, not at the bank', o.batch_id, o.item_no FROM (${ours}) o
     LEFT JOIN ${theirs} t ON t.batch_id = o.batch_id AND t.item_no = o.item_no WHERE t.item_no IS NULL`;

const ITEMS = 'SELECT batch_id, item_no, commission_id, amount FROM mlm_payout_batch_items WHERE status';
const RETURNS = `(SELECT * FROM rehearsal_news WHERE what = 'returned' AND told = 1)`;

/** Where the two sets of books differ; and what reached anybody twice and did not come back. */
export const booksAmiss = ({ sql }: Sql) =>
  sql(
    `${AMISS(`${ITEMS} IN ('paid', 'returned')`, 'rehearsal_bank', 'paid')}
      UNION ALL
     ${AMISS(`${ITEMS} = 'returned'`, RETURNS, 'returned')}
      UNION ALL
     SELECT 'twice', b.commission_id, COUNT(*) FROM rehearsal_bank b
       LEFT JOIN ${RETURNS} r ON r.batch_id = b.batch_id AND r.item_no = b.item_no
      WHERE r.item_no IS NULL GROUP BY b.commission_id HAVING COUNT(*) > 1
      UNION ALL
     SELECT 'paid by the batch', m.id, m.amount - SUM(t.amount) FROM rehearsal_bank t
       JOIN (SELECT id, COALESCE(paid_amount, 0) + COALESCE(late_dropped_amount, 0) AS amount FROM mlm_payout_batches) m
         ON m.id = t.batch_id GROUP BY m.id, m.amount HAVING m.amount <> SUM(t.amount)`,
  );

const sumOf = async ({ sql }: Sql, of: string): Promise<bigint> => {
  const [sum] = await sql(`SELECT COALESCE(SUM(amount), 0.00) AS amount FROM ${of}`);
  return paiseFrom(String(sum?.['amount']));
};

export type Books = { readonly reached: bigint; readonly inAnotherWay: bigint };

/** What has reached people for good; and what came back and was then paid in another way. */
export const balance = async (company: Sql): Promise<Books> => ({
  reached: (await sumOf(company, 'rehearsal_bank')) - (await sumOf(company, `${RETURNS} r`)),
  inAnotherWay: await sumOf(company, `${RETURNS} r WHERE pay_again = 0`),
});
