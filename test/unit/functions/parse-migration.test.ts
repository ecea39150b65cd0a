import { describe, expect, it } from 'vitest';
import { parseMigration } from '../../../functions/migrate/parse-migration.ts';

const stepsOf = (text: string) => parseMigration('0001-test', text).steps;

describe('parseMigration', () => {
  it('keeps the name', () => {
    expect(parseMigration('0001-test', 'SELECT 1;').name).toBe('0001-test');
  });

  it.each([
    { given: 'one statement', text: 'SELECT 1;\n', statements: ['SELECT 1'] },
    { given: 'no semicolon at the end', text: 'SELECT 1', statements: ['SELECT 1'] },
    { given: 'two statements', text: 'SELECT 1;\n\nSELECT 2;\n', statements: ['SELECT 1', 'SELECT 2'] },
    { given: 'a statement of several lines', text: 'SELECT 1,\n  2;\n', statements: ['SELECT 1,\n  2'] },
    { given: 'a semicolon within a line', text: "SELECT ';' AS a;\n", statements: ["SELECT ';' AS a"] },
    {
      given: 'blanks after the semicolon',
      text: 'SELECT 1;  \nSELECT 2;',
      statements: ['SELECT 1', 'SELECT 2'],
    },
    { given: 'Windows line ends', text: 'SELECT 1;\r\nSELECT 2;\r\n', statements: ['SELECT 1', 'SELECT 2'] },
    { given: 'comments', text: '-- Why: because.\nSELECT 1;\n-- the end\n', statements: ['SELECT 1'] },
    {
      given: 'comments that end in semicolons',
      text: '-- this;\n-- that;\nSELECT 1;\n',
      statements: ['SELECT 1'],
    },
    { given: 'nothing', text: '-- only a comment\n', statements: [] },
  ])('$given', ({ text, statements }) => {
    expect(stepsOf(text).map(({ sql }) => sql)).toEqual(statements);
  });

  it.each([
    {
      given: 'a column',
      text: '-- unless column users.email\nALTER TABLE users ADD COLUMN email TEXT;',
      unless: { kind: 'column', table: 'users', name: 'email' },
    },
    {
      given: 'an index',
      text: '-- why\n-- unless index users.idx_email\nALTER TABLE users ADD KEY idx_email (email);',
      unless: { kind: 'index', table: 'users', name: 'idx_email' },
    },
    { given: 'no guard', text: 'CREATE TABLE t (a INT);', unless: undefined },
  ])('guards a step: $given', ({ text, unless }) => {
    expect(stepsOf(text)).toEqual([expect.objectContaining({ unless })]);
  });

  it('says which columns are of the type of another', () => {
    const [step] = stepsOf('-- as users.id: a, b\nCREATE TABLE t (a BIGINT UNSIGNED, b BIGINT UNSIGNED);');
    expect(step?.typedAs).toEqual({ table: 'users', name: 'id', columns: ['a', 'b'] });
    expect(stepsOf('-- as told: nothing\nSELECT 1;')[0]?.typedAs).toBeUndefined();
  });

  it('a guard is that of the statement below it, and of no other', () => {
    const steps = stepsOf('SELECT 1;\n\n-- unless column t.a\nSELECT 2;\n\nSELECT 3;\n');
    expect(steps.map(({ unless }) => unless?.name)).toEqual([undefined, 'a', undefined]);
  });
});
