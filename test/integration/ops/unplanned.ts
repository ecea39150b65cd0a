import type { NamedStatement } from '../../support/statement-sources.ts';

const EXAMINES =
  'reads all that there is, on purpose: in the night, at a deploy, after a restore, or where somebody asks';
const ONE_ROW = 'one row, by its primary key or a unique one';
const LARGE =
  'a payment of more than 20,000 items, or one that the version before had begun; by item numbers, as at once';

const examines = (file: string): NamedStatement => ({ file, piece: '', because: EXAMINES });

/** What the story of plans.test.ts does not send, and why it need not. */
export const UNPLANNED: readonly NamedStatement[] = [
  examines('shared/sql/doctor/'),
  examines('shared/sql/adoption/'),
  examines('shared/sql/restores/'),
  examines('shared/sql/offers/restores.ts'),
  examines('shared/sql/host/'),
  examines('shared/sql/migrations.ts'),
  examines('shared/sql/approvers/key-entitlement-events.ts'),
  { file: 'shared/sql/approvers/approvers.ts', piece: 'SELECT seq FROM', because: EXAMINES },
  { file: 'shared/sql/approvers/callers.ts', piece: 'SUBSTRING(d.answer, :from', because: ONE_ROW },
  { file: 'shared/sql/audit/audit-trail.ts', piece: 'SUBSTRING(detail, :fromCharacter', because: ONE_ROW },
  { file: 'shared/sql/audit/events.ts', piece: 'SELECT hash FROM mlm_payout_events', because: ONE_ROW },
  { file: 'shared/sql/batches/claim.ts', piece: 'LOCK IN SHARE MODE', because: ONE_ROW },
  { file: 'shared/sql/batches/summaries.ts', piece: 'asked_at) VALUES', because: ONE_ROW },
  { file: 'shared/sql/exports/exports.ts', piece: 'SET rows_done', because: ONE_ROW },
  { file: 'shared/sql/exports/exports.ts', piece: "SET state = 'failed'", because: ONE_ROW },
  { file: 'shared/sql/notices/notification-log.ts', piece: 'error_message = :reason', because: ONE_ROW },
  { file: 'shared/sql/batches/batch-changes.ts', piece: 'SET disbursement_reference', because: LARGE },
  { file: 'shared/sql/batches/batch-changes.ts', piece: "SET status = 'completed'", because: LARGE },
  { file: 'shared/sql/batches/settlement.ts', piece: "SET i.status = 'paid'", because: LARGE },
  { file: 'shared/sql/batches/settlement.ts', piece: "SET i.status = 'failed'", because: LARGE },
  { file: 'shared/sql/batches/settlement.ts', piece: "i.status = 'failed' AND i.notes", because: LARGE },
];
