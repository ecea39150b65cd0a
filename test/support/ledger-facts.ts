import type { PayoutStack, Row } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** Commissions that more than one live item claims: must be none, ever. */
export const claimedTwice = ({ sql }: Sql): Promise<Row[]> =>
  sql(`SELECT i.commission_id, COUNT(*) AS times
         FROM mlm_payout_batch_items i JOIN mlm_payout_batches b ON b.id = i.batch_id
        WHERE b.status <> 'cancelled' AND i.status NOT IN ('released', 'failed') GROUP BY i.commission_id HAVING COUNT(*) > 1`);

/** Batches whose totals are not those of their items, or whose items are not marked in the ledger: must be none. */
export const inconsistentBatches = ({ sql }: Sql): Promise<Row[]> =>
  sql(`SELECT b.id FROM mlm_payout_batches b
         LEFT JOIN (SELECT i.batch_id, COUNT(*) AS items, SUM(i.amount) AS amount, MAX(i.item_no) AS last_no,
                           SUM(l.payout_batch_id = i.batch_id AND i.live_commission_id = i.commission_id) AS marked
                      FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
                     GROUP BY i.batch_id) t ON t.batch_id = b.id
        WHERE b.status = 'draft' OR b.content_hash IS NULL OR COALESCE(t.items, 0) <> b.total_records
           OR t.amount <> b.total_amount OR t.last_no <> t.items OR t.marked <> t.items`);

/** Approved commissions that neither a batch holds nor a marker names. */
export const freeCommissions = async ({ sql }: Sql): Promise<number> => {
  const [row] = await sql(
    `SELECT COUNT(*) AS free FROM mlm_commission_ledger WHERE status = 'approved' AND payout_batch_id IS NULL`,
  );
  return Number(row?.['free']);
};

/** One checksum per table of the database; how often somebody has asked for something is no trace of what they asked for. */
export const everyTable = async ({ sql }: Sql): Promise<Row[]> => {
  const tables = await sql(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name <> 'mlm_payout_request_counts' ORDER BY table_name`,
  );
  const names = tables.map(({ name }) => `\`${name}\``).join(', ');
  return sql(`CHECKSUM TABLE ${names} EXTENDED`);
};

/** The same of all tables but the audit trail's, to which a refusal may add. */
export const businessTables = async (company: Sql): Promise<Row[]> => {
  const tables = await everyTable(company);
  return tables.filter(({ Table }) => !/mlm_payout_(events|streams)$/.test(String(Table)));
};

export const settingsOf = async ({ sql }: Sql): Promise<Record<string, string | null>> => {
  const rows = await sql(`SELECT setting_key AS k, setting_value AS v FROM mlm_settings`);
  return Object.fromEntries(
    rows.map(({ k, v }) => [
      String(k).replace('payout_automation_', ''),
      v === null ? null : String(v ?? ''),
    ]),
  );
};
