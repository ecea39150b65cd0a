/** What may stand in a statement though it is no parameter, because SQL takes none there; none of it comes from outside. */
export const INTERPOLATED: Readonly<Record<string, readonly string[]>> = {
  // Names of placeholders, counted by the code.
  'shared/sql/notification-log.ts': ['placeholders', 'index', "rows.join(' UNION ALL ')"],
  'shared/sql/awaited-approvers.ts': ['placeholders'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code, quoted
  'shared/sql/settings.ts': ["entries.map((_, index) => `(:key${index}, :value${index})`).join(', ')"],
  // Constants and nested statements of the same file.
  'shared/sql/batch-rows.ts': ['COLUMNS'],
  'shared/sql/run-rows.ts': ['COLUMNS'],
  'shared/sql/callers.ts': ['SIGN_IN', 'PIECE_LENGTH'],
  'shared/sql/drift.ts': ['DRIFTED'],
  'shared/sql/settlement.ts': ['OPEN', 'PAYABLE'],
  'shared/sql/run-facts.ts': ['SETTINGS_FACTS'],
  'shared/sql/duties.ts': ['UNREMINDED'],
  'shared/sql/pending-batches.ts': ['COLUMNS', 'UNREMINDED'],
  'shared/sql/adopted-items.ts': [
    'chunkSql',
    'CHUNK_SQL[kind]',
    'liveItemsSql(CHUNK_SQL[kind])',
    'placeholders',
  ],
  'shared/sql/ledger.ts': ['tallyColumns', 'freeSql', 'markedSql'],
  'shared/sql/items.ts': ['CONTENT_HASH_FAN_OUT', 'children', 'tree'],
  'shared/sql/doctor-listing.ts': ['select', 'order', 'LISTED_MAX'],
  'shared/sql/doctor-twice.ts': ['severalSql', 'payable', 'reservedFirst', 'placeholders'],
  'shared/sql/doctor-batches.ts': ['counts'],
  'shared/sql/adoption.ts': ['ENTITLED'],
  'shared/sql/votes.ts': ['ENTITLED'],
  'shared/sql/invariants-of-items.ts': ['CONTENT_HASH_FAN_OUT', 'children', 'RECOMPUTED', 'rootsSql'],
  'shared/sql/invariants-of-votes.ts': ['ENTITLED', 'ON_THIS_HASH', 'ENTITLED_THEN'],
  'shared/sql/invariants-of-record.ts': ['STREAM', 'EVENTS', 'LINK'],
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
