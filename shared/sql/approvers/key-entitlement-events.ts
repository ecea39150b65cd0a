import { APPROVERS_STREAM } from '../../domain/audit/streams.ts';
import type { Write } from '../statement.ts';

/**
 * Events that the version before wrote while this one's schema was there already: between migration and deploy, or after a
 * way back. Without its key such an event would not be found.
 */
export const keyEntitlementEvents = (): Write => ({
  sql: `UPDATE mlm_payout_events
           SET subject_key = SHA2(CONCAT(JSON_UNQUOTE(JSON_EXTRACT(detail, '$.issuer')), CHAR(10),
                                         JSON_UNQUOTE(JSON_EXTRACT(detail, '$.subject'))), 256)
         WHERE stream = :stream AND subject_key IS NULL AND JSON_VALID(detail)
           AND JSON_EXTRACT(detail, '$.subject') IS NOT NULL`,
  params: { stream: APPROVERS_STREAM },
  expectRows: 'any',
});
