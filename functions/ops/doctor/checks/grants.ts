import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { Finding, FindingRow, NotChecked } from '../../../../shared/events/diagnosis.ts';
import { type Privilege, readPrivileges, readServerFacts } from '../../../../shared/sql/doctor/catalogue.ts';
import { databaseUserOf, GRANTS } from '../../../../shared/sql/grants.ts';
import type { Check, Examination } from '../check/check.ts';
import { granteeOf, grantsOf, listedGrants } from '../check/privileges.ts';
import { UNSEEN } from '../check/wording.ts';

const MIGRATIONS = 'mlm_payout_migrations';
const WRITES = ['INSERT', 'UPDATE', 'DELETE'];

/** The accounts of the functions, as infra names them; the migrate function makes them. */
const FUNCTION_USERS = Object.keys(GRANTS).map((name) => ({
  name,
  grantee: `'${databaseUserOf(name)}'@'%'`,
}));

type Seen = {
  readonly privileges: readonly Privilege[];
  readonly self: string;
  /** A user without rights over accounts sees its own grants alone. */
  readonly all: boolean;
};

const seeGrants = async ({ database }: Examination): Promise<Seen> => {
  const [facts] = await database.read(readServerFacts());
  const privileges = await database.read(readPrivileges());
  const self = granteeOf(facts?.account ?? '@');
  return { privileges, self, all: privileges.some(({ grantee }) => grantee !== self) };
};

const differences = ({ privileges }: Seen, name: string, grantee: string): FindingRow[] => {
  const expected = listedGrants(GRANTS[name] ?? {});
  const actual = grantsOf(privileges, grantee);
  const missing = expected.filter((grant) => !actual.includes(grant));
  const tooMuch = actual.filter((grant) => !expected.includes(grant));
  return [
    ...missing.map((grant) => ({ account: grantee, differs: 'missing', grant })),
    ...tooMuch.map((grant) => ({ account: grantee, differs: 'too much', grant })),
  ];
};

/** Its own it sees; of the others' it says nothing. */
const unseen = (seen: Seen): NotChecked[] =>
  seen.all ? [] : [{ check: 'function_grants', because: UNSEEN }];

const functionGrants: Check = {
  name: 'function_grants',
  needs: [MIGRATIONS],
  examine: async (examination) => {
    const seen = await seeGrants(examination);
    const visible = FUNCTION_USERS.filter(({ grantee }) => seen.all || grantee === seen.self);
    const rows = visible.flatMap(({ name, grantee }) => differences(seen, name, grantee));
    if (rows.length === 0) return unseen(seen);
    const finding: Finding = {
      check: 'function_grants',
      severity: 'wrong',
      count: rows.length,
      amount: null,
      message: `${counted(rows.length, 'grant')} of the functions' database users ${agree(rows.length, 'is', 'are')} not as this version needs: what is missing stops a function, what is too much is a way round the approvals and the audit trail.`,
      advice: `What is missing: ${CLI} migrate. What is too much, as the admin: REVOKE <privilege> ON <table> FROM <account>`,
      rows: rows.slice(0, 100),
    };
    return [finding, ...unseen(seen)];
  },
};

const mayWritePayouts = ({ level, tableName, privilege }: Privilege): boolean =>
  WRITES.includes(privilege) &&
  (level === 'server' || level === 'database' || String(tableName).startsWith('mlm_payout_'));

/** Whoever may make accounts may do anything; the server's own accounts are among them, or reserved. */
const isAdministrator = (privileges: readonly Privilege[], account: string): boolean =>
  /^'(mysql|mariadb)\.|^'rds/.test(account) ||
  privileges.some(({ grantee, privilege }) => grantee === account && privilege === 'CREATE USER');

const writersBeside = ({ privileges, self }: Seen): FindingRow[] => {
  const ours = new Set([self, ...FUNCTION_USERS.map(({ grantee }) => grantee)]);
  const byAccount = Map.groupBy(
    privileges.filter((found) => !ours.has(found.grantee) && mayWritePayouts(found)),
    ({ grantee }) => grantee,
  );
  return [...byAccount.entries()]
    .filter(([account]) => !isAdministrator(privileges, account))
    .flatMap(([account, found]) => grantsOf(found, account).map((grant) => ({ account, grant })));
};

const hostMayWrite: Check = {
  name: 'host_may_write',
  needs: [MIGRATIONS],
  examine: async (examination) => {
    const seen = await seeGrants(examination);
    if (!seen.all) return [{ check: 'host_may_write', because: UNSEEN }];
    const rows = writersBeside(seen);
    if (rows.length === 0) return [];
    return [
      {
        check: 'host_may_write',
        severity: 'warning',
        count: rows.length,
        amount: null,
        message: `${counted(new Set(rows.map(({ account }) => account)).size, 'account')} beside the functions' may write into the payout tables: a batch, a vote or an audit event could be changed past every rule.`,
        advice:
          'When the old script and its page are gone: REVOKE INSERT, UPDATE, DELETE ON <table> FROM <account>. From a grant on the whole database no table can be taken out: grant the other tables one by one instead.',
        rows: rows.slice(0, 100),
      },
    ];
  },
};

/** Who may write what; roles are not followed. */
export const ACCOUNTS: readonly Check[] = [functionGrants, hostMayWrite];
