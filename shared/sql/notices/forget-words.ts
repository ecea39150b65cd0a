import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import type { Write } from '../statement.ts';

/**
 * The words of notices that were sent, ours alone. The rows stay with their keys: by them a notice is never sent twice, and
 * the doctor knows that each event has told of itself.
 */
export const forgetWords = (sentBefore: Date, limit: number): Write => ({
  sql: `UPDATE mlm_notification_log SET message = NULL, payload = NULL
         WHERE channel = 'system' AND status = 'sent' AND notice_key IS NOT NULL
           AND sent_at < FROM_UNIXTIME(:sentBeforeSeconds) AND message IS NOT NULL
         ORDER BY id LIMIT :limit`,
  params: { sentBeforeSeconds: epochSeconds(sentBefore), limit },
  expectRows: 'any',
});
