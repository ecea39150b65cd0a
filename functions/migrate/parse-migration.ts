import type { ColumnPlace, SchemaPart } from '../../shared/sql/migrations.ts';

/** Columns that lead to a row of another table, whose type they must have. */
export type TypedAs = ColumnPlace & { readonly columns: readonly string[] };

export type MigrationStep = {
  readonly sql: string;
  /** What the step makes; where it is there already, the step is not run. */
  readonly unless: SchemaPart | undefined;
  /** What its text calls BIGINT UNSIGNED is of the type that the company's column has. */
  readonly typedAs: TypedAs | undefined;
};

export type Migration = { readonly name: string; readonly steps: readonly MigrationStep[] };

const UNLESS = /^-- unless (column|index) (\w+)\.(\w+)$/m;

const TYPED_AS = /^-- as (\w+)\.(\w+): (\w+(?:, \w+)*)$/m;

const typedAsOf = (text: string): TypedAs | undefined => {
  const [, table, name, columns] = TYPED_AS.exec(text) ?? [];
  if (table === undefined || name === undefined || columns === undefined) return undefined;
  return { table, name, columns: columns.split(', ') };
};

const parseStep = (text: string): MigrationStep => {
  const match = UNLESS.exec(text);
  const [, kind, table = '', name = ''] = match ?? [];
  const sql = text.replace(/^--.*$/gm, '').trim();
  const isPart = kind === 'column' || kind === 'index';
  return { sql, unless: isPart ? { kind, table, name } : undefined, typedAs: typedAsOf(text) };
};

/**
 * Statements end with ";" at the end of a line. A line "-- unless column t.c" guards the statement below it; "-- as t.c: a, b"
 * gives its columns a and b the type that t.c has, as a foreign key asks for.
 */
export const parseMigration = (name: string, text: string): Migration => ({
  name,
  steps: text
    .split(/;\s*$/m)
    .map(parseStep)
    .filter(({ sql }) => sql !== ''),
});
