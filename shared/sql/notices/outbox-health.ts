import * as z from 'zod';
import { SECONDS_PER_DAY } from '../../domain/basics/durations.ts';
import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import { EMERGENCY_KEY } from '../../domain/offers/offer.ts';
import { CountColumn, EpochColumn, FlagColumn, utcText } from '../columns.ts';
import type { Read } from '../statement.ts';

export type OutboxHealth = {
  /** When the oldest notice was written that should have been sent by now; null when none waits. */
  readonly waitingSinceSeconds: number | null;
  readonly givenUp: number;
  /** Whether somebody is to become an admin as an emergency, which its notices tell of, sent or not. */
  readonly emergency: boolean;
};

/** Two days of trying (domain/notices/retry-at), then a day to be heard. */
const NEWS_SECONDS = 3 * SECONDS_PER_DAY;

/**
 * How our own notices get out, all of which are of channel system: of the host's there may be millions. One that was tried is
 * late by its age: its next attempt always lies ahead.
 */
export const readOutboxHealth = (at: Date): Read<OutboxHealth> => ({
  sql: `SELECT (SELECT MIN(UNIX_TIMESTAMP(created_at)) FROM mlm_notification_log
                 WHERE next_attempt_at IS NOT NULL AND notice_key IS NOT NULL AND status = 'pending'
                   AND (attempts > 0 OR next_attempt_at <= :at)) AS waitingSinceSeconds,
               (SELECT COUNT(*) FROM mlm_notification_log
                 WHERE channel = 'system' AND status = 'failed' AND notice_key IS NOT NULL
                   AND created_at >= FROM_UNIXTIME(:newsFromSeconds)) AS givenUp,
               EXISTS (SELECT 1 FROM mlm_payout_offers WHERE open_key = :emergencyKey) AS emergency`,
  params: { at: utcText(at), newsFromSeconds: epochSeconds(at) - NEWS_SECONDS, emergencyKey: EMERGENCY_KEY },
  row: z.object({ waitingSinceSeconds: EpochColumn.nullable(), givenUp: CountColumn, emergency: FlagColumn }),
});
