import * as z from 'zod';
import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** Of the notices of these keys, how many had gone out by then. */
export const readSentCount = (noticeKeys: readonly string[], by: Date): Read<{ sent: number }> => ({
  sql: `SELECT COUNT(*) AS sent FROM mlm_notification_log
         WHERE status = 'sent' AND sent_at <= FROM_UNIXTIME(:bySeconds) AND notice_key IN (${noticeKeys.map((_, index) => `:key${index}`).join(', ')})`,
  params: {
    bySeconds: epochSeconds(by),
    ...Object.fromEntries(noticeKeys.map((key, index) => [`key${index}`, key])),
  },
  row: z.object({ sent: CountColumn }),
});
