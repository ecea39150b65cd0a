import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { PayoutStack } from '../../support/payout-stack.ts';

const BATCH = 900_000_001;

const free = async (connection: Connection): Promise<readonly RowDataPacket[]> => {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT id, beneficiary_user_id, amount FROM mlm_commission_ledger
      WHERE status = 'approved' AND payout_batch_id IS NULL ORDER BY created_at, id`,
  );
  return rows;
};

/**
 * As the replaced script works: all are read, and each becomes an item by a statement of its own, in one transaction.
 * `reserving` marks each in the ledger, too, which the script did not. Answers the round trips it made.
 */
export const rowByRow = async (
  { connect }: Pick<PayoutStack, 'connect'>,
  reserving: boolean,
  roundTripMilliseconds = 0,
): Promise<number> => {
  const connection = await connect();
  let roundTrips = 0;
  const send = async (sql: string, values: readonly unknown[] = []): Promise<void> => {
    if (roundTripMilliseconds > 0) await new Promise((done) => setTimeout(done, roundTripMilliseconds));
    await connection.query(sql, [...values]);
    roundTrips += 1;
  };
  await send('START TRANSACTION');
  await send(
    `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, required_approvals)
     VALUES (?, 'BY-ROW', 'pending_approval', 0, 0, 1)`,
    [BATCH],
  );
  for (const [index, { id, beneficiary_user_id: beneficiary, amount }] of (
    await free(connection)
  ).entries()) {
    await send(
      `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, status)
       VALUES (?, ?, ?, ?, ?, 'pending')`,
      [BATCH, index + 1, id, beneficiary, amount],
    );
    if (reserving)
      await send(
        'UPDATE mlm_commission_ledger SET payout_batch_id = ? WHERE id = ? AND payout_batch_id IS NULL',
        [BATCH, id],
      );
  }
  await send('COMMIT');
  await connection.end();
  return roundTrips;
};
