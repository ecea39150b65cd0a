import { FOUND_TABLES } from './found-tables.ts';

/** What migrations have done to a table that may have been there before them. */
export type Additions = {
  readonly table: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  /** Columns that were there, and mean more now. */
  readonly changed: readonly string[];
};

export type Installed = {
  /** Tables of our own, whatever was found. */
  readonly made: readonly string[];
  readonly added: readonly Additions[];
};

type Change = { readonly kind: 'key' | 'column' | 'changed'; readonly name: string };

const CLAUSES: readonly (readonly [Change['kind'], RegExp])[] = [
  ['column', /^ADD COLUMN (\w+) /],
  ['key', /^ADD (?:UNIQUE )?KEY (\w+) /],
  ['changed', /^MODIFY COLUMN (\w+) /],
];

/** What nobody has thought of how to take back is not passed over. */
const notKnown = (what: string, table: string): Error =>
  new Error(
    `a migration does "${what.slice(0, 80)}" to ${table}, which may be the company's: expected ADD COLUMN, ADD KEY or ` +
      'MODIFY COLUMN; say in infra/cli/uninstall how it is taken back',
  );

const changeOf = (clause: string, table: string): Change[] => {
  if (/^(ALGORITHM|LOCK)=/.test(clause)) return [];
  for (const [kind, pattern] of CLAUSES) {
    const name = pattern.exec(clause)?.[1];
    if (name !== undefined) return [{ kind, name }];
  }
  throw notKnown(clause, table);
};

/** A clause a line, as migrations are written; a comma within one has a blank behind it. */
const changesOf = (statement: string, table: string): Change[] => {
  const [, clauses] = /^ALTER TABLE \w+\s+([\s\S]+)$/.exec(statement) ?? [];
  if (clauses === undefined) throw notKnown(statement, table);
  return clauses.split(/,\s*\n\s*/).flatMap((clause) => changeOf(clause.trim(), table));
};

const mayBeFound = (table: string): boolean =>
  FOUND_TABLES.host.has(table) || FOUND_TABLES.oldScript.has(table);

const withChanges = (table: string, changes: readonly Change[]): Additions => {
  const named = (wanted: Change['kind']) => [
    ...new Set(changes.flatMap(({ kind, name }) => (kind === wanted ? [name] : []))),
  ];
  return { table, keys: named('key'), columns: named('column'), changed: named('changed') };
};

const STATEMENT =
  /^(CREATE TABLE IF NOT EXISTS|ALTER TABLE|UPDATE|INSERT(?: IGNORE)? INTO|DELETE FROM) (\w+)/;

type Statement = { readonly text: string; readonly creates: boolean; readonly table: string };

const readStatement = (text: string): Statement => {
  const [, verb = '', table] = STATEMENT.exec(text) ?? [];
  if (table === undefined) throw notKnown(text, 'a table');
  return { text, creates: verb.startsWith('CREATE'), table };
};

const statementsOf = (migration: string): Statement[] =>
  migration
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(readStatement);

/** What the texts of the migrations have made, and what they have added to what was there. */
export const installedBy = (migrations: readonly string[]): Installed => {
  const statements = migrations.flatMap(statementsOf);
  const made = statements.filter(({ creates, table }) => creates && !mayBeFound(table));
  const changes = statements.filter(({ creates, table }) => !creates && mayBeFound(table));
  const byTable = Map.groupBy(changes, ({ table }) => table);
  return {
    made: made.map(({ table }) => table),
    added: [...byTable].map(([table, of]) =>
      withChanges(
        table,
        of.flatMap(({ text }) => changesOf(text, table)),
      ),
    ),
  };
};
