import type { SchemaPart } from '../../shared/sql/migrations.ts';

export type MigrationStep = {
  readonly sql: string;
  /** What the step makes; where it is there already, the step is not run. */
  readonly unless: SchemaPart | undefined;
};

export type Migration = { readonly name: string; readonly steps: readonly MigrationStep[] };

const UNLESS = /^-- unless (column|index) (\w+)\.(\w+)$/m;

const parseStep = (text: string): MigrationStep => {
  const match = UNLESS.exec(text);
  const [, kind, table = '', name = ''] = match ?? [];
  const sql = text.replace(/^--.*$/gm, '').trim();
  const isPart = kind === 'column' || kind === 'index';
  return { sql, unless: isPart ? { kind, table, name } : undefined };
};

/** Statements end with ";" at the end of a line. A line "-- unless column t.c" guards the statement below it. */
export const parseMigration = (name: string, text: string): Migration => ({
  name,
  steps: text
    .split(/;\s*$/m)
    .map(parseStep)
    .filter(({ sql }) => sql !== ''),
});
