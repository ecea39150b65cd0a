import * as z from 'zod';
import { EMERGENCY_KEY } from '../../domain/offers/offer.ts';
import { UNTOLD } from '../approvers/untold-entitlements.ts';
import { FlagColumn, utcText } from '../columns.ts';
import type { Read } from '../statement.ts';
import { type RemindedBefore, remindedBeforeParams, UNREMINDED } from './pending-batches.ts';
import { UNRECORDED } from './unrecorded-payments.ts';

export type DutyMoment = RemindedBefore & {
  readonly digestKey: string;
  /** A settlement that nobody has moved on since then has lost its worker. */
  readonly quietBefore: Date;
  /** Answers are repeated to those who ask again until then; null = for ever. */
  readonly answersGoneBefore: Date | null;
  readonly exportsGoneBefore: Date;
};

/** What a minute may have to see to, as flags. */
export type Duties = {
  readonly digestIsMade: boolean;
  readonly someUnreminded: boolean;
  readonly someUnrecordedPayment: boolean;
  readonly someExpired: boolean;
  readonly someStalled: boolean;
  readonly someForgettable: boolean;
  /** What is known of files that are gone. */
  readonly someExportGone: boolean;
  /** Entitlements that somebody wrote beside this system. */
  readonly someUnrecorded: boolean;
  /** Offers that time may have made ready, or ended. */
  readonly someOfferToLookAt: boolean;
  /** Somebody is to become an admin because nobody is left to confirm it. */
  readonly someEmergency: boolean;
  /** Batches that people may still decide on, or pay. */
  readonly someOpenBatch: boolean;
};

/** All of it in one call, each answered by a key: in most minutes there is nothing to do. */
export const readDuties = (moment: DutyMoment): Read<Duties> => ({
  sql: `SELECT EXISTS (SELECT 1 FROM mlm_notification_log WHERE notice_key = :digestKey) AS digestIsMade,
               EXISTS (SELECT 1 ${UNREMINDED}) AS someUnreminded,
               EXISTS (SELECT 1 ${UNRECORDED}) AS someUnrecordedPayment,
               EXISTS (SELECT 1 FROM mlm_payout_batches
                        WHERE status = 'pending_approval' AND expires_at <= :at) AS someExpired,
               EXISTS (SELECT 1 FROM mlm_payout_batches
                        WHERE settling_since IS NOT NULL
                          AND COALESCE(settling_seen_at, settling_since) < :quietBefore) AS someStalled,
               EXISTS (SELECT 1 FROM mlm_payout_idempotency WHERE created_at < :answersGoneBefore) AS someForgettable,
               EXISTS (SELECT 1 FROM mlm_payout_exports WHERE requested_at < :exportsGoneBefore) AS someExportGone,
               EXISTS (SELECT 1 ${UNTOLD}) AS someUnrecorded,
               EXISTS (SELECT 1 FROM mlm_payout_offers WHERE look_at <= :at) AS someOfferToLookAt,
               EXISTS (SELECT 1 FROM mlm_payout_offers WHERE open_key = :emergencyKey) AS someEmergency,
               EXISTS (SELECT 1 FROM mlm_payout_batches
                        WHERE status IN ('pending_approval', 'processing')) AS someOpenBatch`,
  params: {
    ...remindedBeforeParams(moment),
    digestKey: moment.digestKey,
    emergencyKey: EMERGENCY_KEY,
    quietBefore: utcText(moment.quietBefore),
    answersGoneBefore: moment.answersGoneBefore && utcText(moment.answersGoneBefore),
    exportsGoneBefore: utcText(moment.exportsGoneBefore),
  },
  row: z.object({
    digestIsMade: FlagColumn,
    someUnreminded: FlagColumn,
    someUnrecordedPayment: FlagColumn,
    someExpired: FlagColumn,
    someStalled: FlagColumn,
    someForgettable: FlagColumn,
    someExportGone: FlagColumn,
    someUnrecorded: FlagColumn,
    someOfferToLookAt: FlagColumn,
    someEmergency: FlagColumn,
    someOpenBatch: FlagColumn,
  }),
});
