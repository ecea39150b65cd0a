import { INTERPOLATED_OF_DOCTOR } from './interpolated-of-doctor.ts';
import { INTERPOLATED_OF_PAYMENTS } from './interpolated-of-payments.ts';
import { INTERPOLATED_OF_RESTORES } from './interpolated-of-restores.ts';
import { INTERPOLATED_OF_RUNS } from './interpolated-of-runs.ts';

/** What may stand in a statement though it is no parameter, because SQL takes none there; none of it comes from outside. */
export const INTERPOLATED: Readonly<Record<string, readonly string[]>> = {
  // Names of placeholders, counted by the code.
  'shared/sql/notices/notification-log.ts': ['placeholders', 'index', "rows.join(' UNION ALL ')"],
  'shared/sql/host/read-host-columns.ts': ['HOST_TABLES'],
  'shared/sql/host/read-host-keys.ts': ['HOST_TABLES'],
  'shared/sql/runs/forget-runs.ts': ['placeholders'],
  'shared/sql/batches/cast-votes.ts': ['placeholders', 'MAY_APPROVE'],
  'shared/sql/settings/settings-seen.ts': ['IS_SETTING', 'KEY_BEGINNING_MIN'],
  'shared/sql/settings/settings.ts': [
    'IS_SETTING',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code, quoted
    "entries.map((_, index) => `(:key${index}, :value${index})`).join(', ')",
  ],
  'shared/sql/settings/last-changes.ts': ['index', 'lasts'],
  // Constants and nested statements of the same file.
  'shared/sql/batches/batch-rows.ts': ['BATCH_COLUMNS', 'SEAL', 'PAYMENT', 'HEAD_COLUMNS', 'placeholders'],
  'shared/sql/batches/lock-batch-with-votes.ts': [
    'BATCH_COLUMNS',
    'HEAD_COLUMNS',
    'SEAL',
    'PAYMENT',
    'VOTE_COLUMNS',
  ],
  'shared/sql/batches/lock-settling-batch.ts': [
    'BATCH_COLUMNS',
    'HEAD_COLUMNS',
    'PAYMENT',
    'BATCH_STREAM',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code, quoted
    "RELEASES.map((action) => `'${action}'`).join(', ')",
  ],
  'shared/sql/attestation/absent-events.ts': ['KEPT', 'absent.sql'],
  'shared/sql/attestation/sealing-detail.ts': [
    'BATCH_STREAM',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code, quoted
    "SEALING_ACTIONS.map((action) => `'${action}'`).join(', ')",
  ],
  'shared/sql/approvers/approvers.ts': ['AS_RECORDED'],
  'shared/sql/holds/hold-rows.ts': ['COLUMNS', 'HOLDS', 'NAMES'],
  'shared/sql/holds/held-subject.ts': [
    'EARNER_COLUMNS',
    "subject.kind === 'person' ? 'l.beneficiary_user_id = :subjectId' : 'l.id = :subjectId'",
  ],
  'shared/sql/people/commissions-of-person.ts': [
    'STATE',
    'REASON',
    'TELLS',
    "idsOf(listsAll ? 'LIMIT :limit' : '')",
    'ITS_ITEMS',
  ],
  'shared/sql/people/items-of-commissions.ts': ["byCommission('i')"],
  'shared/sql/people/sums-of-person.ts': ['STATE', 'REASON', 'THEIR_IDS', 'ITS_ITEMS', 'OPEN', 'THEIRS'],
  'shared/sql/people/last-return.ts': ['RETURNED_AT'],
  'shared/sql/audit/audit-trail.ts': ['ERASED_ON_RECORD'],
  'shared/sql/audit/read-streams.ts': ['HEAD', 'BATCH_STREAM', 'ITS_EVENT'],
  'shared/sql/approvers/standing-sign-ins.ts': ['AS_RECORDED'],
  'shared/sql/offers/offers.ts': ['COLUMNS', 'placeholders'],
  'shared/sql/notices/sent-count.ts': [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code, quoted
    "noticeKeys.map((_, index) => `:key${index}`).join(', ')",
  ],
  'shared/sql/approvers/callers.ts': ['MADE', 'SIGN_IN', 'PIECE_LENGTH', 'AS_RECORDED'],
  'shared/sql/batches/drift.ts': ['DRIFTED'],
  'shared/sql/batches/read-items.ts': [
    "byCommission('q')",
    'filter.numbers === null ? ITEMS : NUMBERED',
    'keyFor(filter)',
    'whereOf(filter)',
  ],
  'shared/sql/exports/exports.ts': ['COLUMNS'],
  'shared/sql/exports/exported-batch.ts': ['BATCH_COLUMNS', 'BEGUN', 'HEAD_COLUMNS', 'SEAL'],
  'shared/sql/batches/read-batches.ts': [
    'BATCH_COLUMNS',
    'BEGUN',
    "person === null ? 'mlm_payout_batches b' : OF_PERSON",
  ],
  'shared/sql/batches/summarized-items.ts': ['KNOWN', 'LEFT'],
  'shared/sql/batches/held-items.ts': ['OPEN', 'DRIFTED'],
  'shared/sql/batches/shown-batch.ts': ['BATCH_COLUMNS', 'SEAL', 'PAYMENT'],
  'shared/sql/batches/settlement.ts': [
    'OPEN',
    'PAYABLE',
    'STILL_OWED',
    'DUE',
    'inLedgerOrder(LET_GO)',
    'inLedgerOrder(PAID)',
  ],
  'shared/sql/batches/paid-elsewhere.ts': ["byCommission('p')", 'PAGE_ROWS', 'placeholders'],
  'shared/sql/notices/duties.ts': ['UNREMINDED', 'UNRECORDED', 'UNTOLD'],
  'shared/sql/approvers/untold-entitlements.ts': ['STATE', 'UNTOLD'],
  'shared/sql/notices/pending-batches.ts': ['COLUMNS', 'UNREMINDED'],
  'shared/sql/adoption/adopted-items.ts': [
    'chunkSql',
    'CHUNK_SQL[kind]',
    'liveItemsSql(CHUNK_SQL[kind])',
    'placeholders',
  ],
  'shared/sql/batches/claimed-totals.ts': [
    'totals.sql',
    'OTHERS_OF_DAY',
    'DUE',
    'STILL_DUE',
    'WITHOUT_USER',
    'ID_SUM',
    'APPROVERS',
    'MAY_APPROVE',
  ],
  'shared/sql/batches/item-totals.ts': [
    'CONTENT_HASH_FAN_OUT',
    'children',
    'CONTENT',
    'FROM',
    'FROZEN',
    'contentRoot(depth)',
    'PAYABLE',
    'frozenRoot(depth)',
    'readItemTotals(batchId, depth).sql',
  ],
  'shared/sql/adoption/adoption.ts': ['NOT_OURS', 'BATCH_STREAM', 'STOOD'],
  'shared/sql/batches/votes.ts': ['VOTE_COLUMNS', 'placeholders'],
  'shared/sql/batches/waiting-batches.ts': [
    'BATCH_COLUMNS',
    'TO_VOTE',
    'TO_PAY',
    'PAYS_CALLER',
    'placeholders',
  ],
  'shared/sql/approvers/entitled-people.ts': ['AS_RECORDED'],
  'shared/sql/notices/unrecorded-payments.ts': ['UNRECORDED'],
  ...INTERPOLATED_OF_DOCTOR,
  ...INTERPOLATED_OF_PAYMENTS,
  ...INTERPOLATED_OF_RUNS,
  ...INTERPOLATED_OF_RESTORES,
  'shared/sql/holds/failed-twice.ts': [
    "byCommission('q')",
    "byCommission('i')",
    "wasSent('q')",
    "wasSent('i')",
  ],
  // Accounts and grants take no parameters; plain() lets only letters, digits and "_" through.
  'shared/sql/grants.ts': [
    'account',
    "plain(username, 'a user name')",
    "plain(password, 'a password')",
    'privileges',
    "plain(database, 'a database name')",
    'table',
  ],
};
