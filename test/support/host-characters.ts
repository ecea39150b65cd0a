import type { PayoutStack } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** Columns of the host's, and of the old script's, that texts of people, of runs or of notices go to. */
const COLUMNS: readonly (readonly [table: string, column: string, type: string])[] = [
  ['users', 'name', 'VARCHAR(150) %s NOT NULL'],
  ['mlm_settings', 'setting_value', 'TEXT %s NULL'],
  ['mlm_notification_log', 'subject', 'VARCHAR(150) %s NULL'],
  ['mlm_notification_log', 'message', 'TEXT %s NULL'],
  ['mlm_notification_log', 'payload', 'LONGTEXT %s NULL'],
  ['mlm_notification_log', 'error_message', 'TEXT %s NULL'],
  ['mlm_payout_batches', 'batch_reference', 'VARCHAR(40) %s NOT NULL'],
  ['mlm_payout_batches', 'disbursement_reference', 'VARCHAR(100) %s NULL'],
  ['mlm_payout_batches', 'processed_notes', 'TEXT %s NULL'],
  ['mlm_payout_batches', 'requested_by_text', 'VARCHAR(190) %s NULL'],
  ['mlm_payout_batch_items', 'notes', 'TEXT %s NULL'],
  ['mlm_payout_batch_approvals', 'notes', 'TEXT %s NULL'],
];

/** As a database of the old days has them; the notices that are there, with their ₹, go. */
export const givenHostCharacters = async ({ sql }: Sql, characters: string): Promise<void> => {
  await sql('DELETE FROM mlm_notification_log');
  for (const [table, column, type] of COLUMNS) {
    await sql(`ALTER TABLE ${table} MODIFY ${column} ${type.replace('%s', `CHARACTER SET ${characters}`)}`);
  }
};
