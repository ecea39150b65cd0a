import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMigration } from '../../functions/migrate/parse-migration.ts';
import { filesUnder, named, read } from '../support/repository-files.ts';

describe('migrations', () => {
  const files = filesUnder('infra/migrations');

  it.each(named(files))('$file is numbered, and its first line says why', ({ file }) => {
    expect(basename(file)).toMatch(/^\d{4}-[\w-]+\.sql$/);
    expect(read(file)).toMatch(/^-- \w/);
  });

  it.each(named(files))(
    '$file can be repeated: every statement is guarded, by itself or by its comment',
    ({ file }) => {
      const { steps } = parseMigration(file, read(file));
      const repeatable =
        /^(CREATE TABLE IF NOT EXISTS|INSERT IGNORE)\b|^ALTER TABLE \w+\s+MODIFY COLUMN [^;]*$|^UPDATE mlm_payout_\w+\s+SET (?:(\w+) = 0\s+WHERE \2 = 1\b|(\w+) = .*\s+WHERE .*\b\3 IS NULL\b)/;
      expect(steps.filter(({ sql, unless }) => !unless && !repeatable.test(sql))).toEqual([]);
      expect(steps.filter(({ unless }) => unless).length).toBe(
        read(file).match(/^--\s*unless\b/gim)?.length ?? 0,
      );
    },
  );

  it.each(named(files))(
    '$file alters live tables without a copy: columns INSTANT, keys INPLACE',
    ({ file }) => {
      const alters = parseMigration(file, read(file)).steps.filter(({ sql }) =>
        sql.startsWith('ALTER TABLE'),
      );
      for (const { sql } of alters) {
        const isOfColumns = /\b(ADD|MODIFY) COLUMN\b/.test(sql);
        // MySQL refuses LOCK=NONE beside INSTANT, and takes INPLACE for columns at its word: it copies the table.
        expect(sql).toMatch(
          isOfColumns ? /, *\n *ALGORITHM=INSTANT$/ : /, *\n *ALGORITHM=INPLACE, LOCK=NONE$/,
        );
        expect(isOfColumns && /\bADD (UNIQUE )?KEY\b/.test(sql)).toBe(false);
      }
    },
  );

  it('give a foreign key that leads to a table of the company its type', () => {
    const steps = files.flatMap((file) => parseMigration(file, read(file)).steps);
    const leading = steps.flatMap(({ sql, typedAs }) =>
      [...sql.matchAll(/FOREIGN KEY \((\w+)\) REFERENCES (users|mlm_commission_ledger) \(id\)/g)].map(
        ([, column = '', table]) => ({ column, table, typedAs }),
      ),
    );
    expect(leading).toHaveLength(4);
    expect(
      leading.filter(
        ({ column, table, typedAs }) => typedAs?.table !== table || !typedAs?.columns.includes(column),
      ),
    ).toEqual([]);
    // Else nothing would be found in their place.
    const typed = steps.flatMap(({ sql, typedAs }) =>
      (typedAs?.columns ?? []).map((column) => ({ sql, column })),
    );
    expect(
      typed.filter(({ sql, column }) => !new RegExp(`^\\s*${column} BIGINT UNSIGNED`, 'm').test(sql)),
    ).toEqual([]);
  });

  it('have numbers of their own, without a gap', () => {
    expect(files.map((file) => Number(basename(file).slice(0, 4)))).toEqual(
      files.map((_, index) => index + 1),
    );
  });
});
