/** What may stand in a statement though it is no parameter, because SQL takes none there; none of it comes from outside. */
export const INTERPOLATED: Readonly<Record<string, readonly string[]>> = {
  // Names of placeholders, counted by the code.
  'shared/sql/notices/notification-log.ts': ['placeholders', 'index', "rows.join(' UNION ALL ')"],
  'shared/sql/batches/cast-votes.ts': ['placeholders', 'MAY_APPROVE'],
  'shared/sql/settings/settings.ts': [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code, quoted
    "entries.map((_, index) => `(:key${index}, :value${index})`).join(', ')",
  ],
  // Constants and nested statements of the same file.
  'shared/sql/batches/batch-rows.ts': ['BATCH_COLUMNS', 'HEAD_COLUMNS', 'SEAL'],
  'shared/sql/batches/lock-batch-with-votes.ts': ['BATCH_COLUMNS', 'HEAD_COLUMNS', 'SEAL', 'VOTE_COLUMNS'],
  'shared/sql/batches/lock-settling-batch.ts': [
    'BATCH_COLUMNS',
    'HEAD_COLUMNS',
    'BATCH_STREAM',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code, quoted
    "STEPS.map((step) => `'${step}'`).join(', ')",
  ],
  'shared/sql/approvers/approvers.ts': ['AS_RECORDED'],
  'shared/sql/runs/run-rows.ts': ['COLUMNS'],
  'shared/sql/approvers/callers.ts': ['SIGN_IN', 'PIECE_LENGTH', 'AS_RECORDED'],
  'shared/sql/batches/drift.ts': ['DRIFTED'],
  'shared/sql/batches/settlement.ts': ['OPEN', 'PAYABLE', 'STILL_OWED', 'OURS', 'DUE', 'NAMED'],
  'shared/sql/batches/paid-elsewhere.ts': ['placeholders', 'PAGE_ROWS'],
  'shared/sql/runs/run-facts.ts': ['SETTINGS_SEEN', 'UNADOPTED', 'MAY_APPROVE'],
  'shared/sql/notices/duties.ts': ['UNREMINDED', 'UNTOLD'],
  'shared/sql/approvers/untold-entitlements.ts': ['STATE', 'UNTOLD'],
  'shared/sql/notices/pending-batches.ts': ['COLUMNS', 'UNREMINDED'],
  'shared/sql/adoption/adopted-items.ts': [
    'chunkSql',
    'CHUNK_SQL[kind]',
    'liveItemsSql(CHUNK_SQL[kind])',
    'placeholders',
  ],
  'shared/sql/runs/survey.ts': [
    'tallyColumns',
    'freeSql',
    'markedSql',
    'COMMISSIONS',
    'ELIGIBLE',
    'FREE',
    'STANDING',
    'IN_WINDOW',
    'BEFORE_WINDOW',
  ],
  'shared/sql/batches/claim.ts': ['CLAIMABLE', 'BEFORE_WINDOW'],
  'shared/sql/batches/item-totals.ts': ['CONTENT_HASH_FAN_OUT', 'children', 'tree', 'more', 'STILL_DUE'],
  'shared/sql/doctor/listed.ts': ['select', 'order', 'LISTED_MAX'],
  'shared/sql/doctor/paid-twice.ts': ['severalSql', 'payable', 'reservedFirst', 'placeholders'],
  'shared/sql/doctor/unsound-batches.ts': ['counts'],
  'shared/sql/adoption/adoption.ts': ['ENTITLED', 'NOT_OURS'],
  'shared/sql/batches/votes.ts': ['VOTE_COLUMNS'],
  'shared/sql/doctor/invariants-of-items.ts': ['CONTENT_HASH_FAN_OUT', 'children', 'RECOMPUTED', 'rootsSql'],
  'shared/sql/doctor/invariants-of-authority.ts': [
    'BATCH_STREAM',
    'SEALING',
    'AS_RECORDED',
    'DIFFERS',
    "told('contentHash')",
  ],
  'shared/sql/doctor/invariants-of-votes.ts': ['ENTITLED', 'ON_THIS_HASH', 'ENTITLED_THEN', 'VOTE_RECORDED'],
  'shared/sql/doctor/invariants-of-record.ts': ['BATCH_STREAM', 'EVENTS', 'LINK', 'VOTE_RECORDED'],
  'shared/sql/doctor/unsound-ledger.ts': ['PAYABLE_AT_ANY_AGE', "knowsDue ? NOT_DUE : ''"],
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
