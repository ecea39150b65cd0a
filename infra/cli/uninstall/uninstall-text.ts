import { CLI } from '../../../shared/domain/basics/cli.ts';
import { SETTINGS_PREFIX } from '../../../shared/domain/settings/payout-settings.ts';
import { EDITABLE_NAMES, MANAGED_SETTINGS } from '../../../shared/domain/settings/setting-names.ts';
import { databaseUserOf, GRANTS } from '../../../shared/sql/grants.ts';
import { FOUND_TABLES } from './found-tables.ts';
import { dropThoseThere, listed, whereColumn } from './guarded.ts';
import { type Additions, installedBy } from './installed-by.ts';

/** Settings that the old script reads and writes: they are the company's. */
const OLD_SETTINGS: ReadonlySet<string> = new Set([
  'enabled',
  'interval_hours',
  'lookback_days',
  'min_amount',
  'max_items',
  'required_approvals',
  ...Object.keys(MANAGED_SETTINGS),
]);

/** A column of which we have changed the meaning, as it was found. */
const AS_FOUND: Readonly<Record<string, { readonly type: string; readonly rest: string }>> = {
  'mlm_payout_batch_items.status': {
    type: "'pending', 'approved', 'paid', 'failed'",
    rest: "NOT NULL DEFAULT 'pending'",
  },
};

const PREFACE = `-- Takes MLM payouts out of this database: the company's tables, and those that the old script had, are left as they
-- were found. Nothing was run by printing this. It cannot be taken back but from a backup: make one first.
--
-- Before it, in this order:
--   1. npx cdk deploy … -c runs=off: no run makes a batch any more.
--   2. Record, call off or cancel each open batch of ours. Whoever pays next does not know them, and would pay their
--      commissions again; the first statement stops at them ("open batches of ours …").
--   3. Wait until ${CLI} status shows no notice that is unsent: they go, sent or not.
--   4. Take away what must be kept, because it goes with our tables: the audit trail (each stream as CSV or Excel on the
--      page; ${CLI} audit verify --json > heads.json), a file of each batch, holds, who was entitled
--      (${CLI} approvers list --json), settings (${CLI} settings get --json).
--   5. npx cdk destroy: nothing of ours writes any more.
-- Then, as the database's admin, with the company's database chosen, in one session of a client that stops at the first
-- error, as mysql does. Stopped anywhere, it can be run again from the top.
--
-- What cannot be as it was:
--   - A commission that we have paid stays paid, and names its batch in payout_batch_id.
--   - Nothing keeps a commission out of a second batch any more, nor one that was on hold out of any; what the doctor
--     calls held_back the old page would pay again. Look at ${CLI} doctor before step 5.
--   - In the old script's tables our batches stay, as the record of what was paid. Their items that were released, dropped
--     or returned are "failed", the only word it has for what was not paid by that batch. Batches of its own on which
--     somebody has decided here stay as they are; drafts on which nobody has are drafts again.
--   - The settings that the old script knows (enabled, required_approvals, last_run …) stay, with the values of today.
`;

const items = { table: 'mlm_payout_batch_items', name: 'item_no' };
const batches = { table: 'mlm_payout_batches', name: 'run_id' };

/** No name of a table may be longer than 64 characters. */
const STOPPED = 'open batches of ours: record, call off or cancel each first';

const refuseOpen = (): string =>
  [
    'SET @payouts_open = 0;',
    whereColumn(
      batches,
      `Stops here, "${STOPPED}" being no table, while a batch is open that we made, or began to pay.`,
      "SELECT COUNT(*) INTO @payouts_open FROM mlm_payout_batches WHERE status NOT IN ('completed', 'cancelled') AND (run_id IS NOT NULL OR payment_begun_at IS NOT NULL OR settling_since IS NOT NULL)",
    ),
    `SET @payouts = IF(@payouts_open = 0, 'DO 0', 'SELECT 1 FROM \`${STOPPED}\`');`,
    'PREPARE payouts FROM @payouts;',
  ].join('\n');

const unmark = (): string =>
  whereColumn(
    batches,
    'Markers of ours in the ledger: the old script never set one. Those of what we paid stay.',
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batches b ON b.id = l.payout_batch_id
   SET l.payout_batch_id = NULL, l.updated_at = l.updated_at WHERE b.run_id IS NULL OR l.status <> 'paid'`,
  );

const before = (field: string): string => `JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.before.${field}'))`;

const reopenDrafts = (): string =>
  whereColumn(
    batches,
    'Batches of the old script that await approval here, and on which nobody has decided: as they were when adopted.',
    `UPDATE mlm_payout_batches b
  JOIN mlm_payout_streams s ON s.stream = CONCAT('batch-', b.id)
  JOIN mlm_payout_events e ON e.stream = s.stream AND e.seq = s.seq AND e.action = 'batch_adopted'
   SET b.status = ${before('status')}, b.approval_count = ${before('approvalCount')},
       b.approved_by_user_id = NULLIF(${before('approvedByUserId')}, 'null'),
       b.approved_at = FROM_UNIXTIME(TIMESTAMPDIFF(SECOND, '1970-01-01', REPLACE(LEFT(NULLIF(${before('approvedAt')}, 'null'), 19), 'T', ' ')))
 WHERE b.run_id IS NULL AND b.status = 'pending_approval'`,
  );

const dropMade = (): string[] =>
  [...FOUND_TABLES.oldScript].map(([table, { column, place }]) =>
    whereColumn(
      { table, name: column, and: ` AND ordinal_position = ${place}` },
      `${table}, where we made it: ${column} stands at the end of one that was found.`,
      `DROP TABLE ${table}`,
    ),
  );

const changeBack = ({ table, changed }: Additions): string[] =>
  changed.flatMap((column) => {
    const found = AS_FOUND[`${table}.${column}`];
    if (!found)
      throw new Error(`${table}.${column} was changed: say in infra/cli/uninstall how it was found`);
    return [
      whereColumn(
        { table, name: items.name },
        `What ${table} has no word for.`,
        `UPDATE ${table} SET ${column} = 'failed', updated_at = updated_at WHERE ${column} NOT IN (${found.type})`,
      ),
      whereColumn(
        { table, name: items.name },
        `${table}.${column} as it was: this copies the table.`,
        `ALTER TABLE ${table} MODIFY COLUMN ${column} ENUM(${found.type}) ${found.rest}`,
      ),
    ];
  });

const takeBack = (additions: Additions): string[] => {
  const { table, keys, columns } = additions;
  return [
    ...changeBack(additions),
    ...(keys.length > 0 ? [dropThoseThere('KEY', table, keys, `Our keys of ${table}.`)] : []),
    ...(columns.length > 0 ? [dropThoseThere('COLUMN', table, columns, `Our columns of ${table}.`)] : []),
  ];
};

const forgetRows = (): string[] => {
  const settings = [...EDITABLE_NAMES, ...Object.keys(MANAGED_SETTINGS)].filter(
    (name) => !OLD_SETTINGS.has(name),
  );
  return [
    whereColumn(
      { table: 'mlm_notification_log', name: 'notice_key' },
      'Our notices.',
      'DELETE FROM mlm_notification_log WHERE notice_key IS NOT NULL',
    ),
    `-- Settings that nothing else reads.\nDELETE FROM mlm_settings WHERE setting_key IN (${listed(settings.map((name) => `${SETTINGS_PREFIX}${name}`))});`,
  ];
};

/** The SQL that leaves a database as those migrations, given as texts, have found it. */
export const uninstallText = (migrations: readonly string[]): string => {
  const { made, added } = installedBy(migrations);
  const users = Object.keys(GRANTS).map((name) => `'${databaseUserOf(name)}'@'%'`);
  return [
    PREFACE,
    '-- So that lists of columns are whole, and nobody of the company waits behind us.',
    'SET SESSION group_concat_max_len = 65536;',
    'SET SESSION lock_wait_timeout = 5;',
    refuseOpen(),
    unmark(),
    reopenDrafts(),
    ...dropMade(),
    ...forgetRows(),
    ...added.flatMap(takeBack),
    `-- Our own tables.\nDROP TABLE IF EXISTS ${[...made, 'mlm_payout_migrations'].join(',\n  ')};`,
    `-- The database users of the functions.\nDROP USER IF EXISTS ${users.join(', ')};`,
    '',
  ].join('\n');
};
