import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMigration } from '../../functions/migrate/parse-migration.ts';
import { INTERPOLATED } from '../support/interpolated-sql.ts';
import { filesUnder, named, read, readmes, root, sources } from '../support/repository-files.ts';
import { templatesIn } from '../support/templates-in.ts';

/** What the architecture promises and Biome cannot hold. */

/** Code without its comments, so that a comment may name what the code must not do. */
const codeOf = (file: string): string =>
  read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');

describe('functions', () => {
  const handlers = sources('functions').filter((file) => basename(file) === 'handler.ts');

  it('have a handler each', () => {
    const folders = readdirSync(join(root, 'functions'));
    expect(handlers.map((file) => file.split('/')[1])).toEqual(folders.toSorted());
  });

  it.each(named(handlers))('$file is wiring only: at most 40 lines', ({ file }) => {
    expect(read(file).trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });
});

describe('the domain', () => {
  it.each(named(sources('shared/domain')))(
    '$file knows no clock, makes no ids, reads nothing',
    ({ file }) => {
      expect(codeOf(file)).not.toMatch(
        /new Date\(\s*\)|Date\.now|Temporal\.Now|performance\.|randomUUID|randomBytes|getRandomValues|Math\.random|process\.|fetch\(/,
      );
    },
  );
});

describe('shared and functions', () => {
  const isRim = (file: string): boolean => file.startsWith('shared/aws/');

  it.each(named(sources('shared', 'functions').filter((file) => !isRim(file))))(
    '$file does not import the SDK',
    ({ file }) => {
      expect(codeOf(file)).not.toMatch(/['"]@(aws-sdk|smithy)\//);
    },
  );
});

const STATEMENT = /^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|SET|CREATE|ALTER|GRANT|REVOKE|WITH)\b/;
/** Pieces that stand within statements. */
const FRAGMENT = /\b(COUNT|SUM|IDENTIFIED BY|UNION ALL)\b/;

const statementsIn = (file: string) =>
  templatesIn(read(file)).filter(({ text }) => STATEMENT.test(text) || FRAGMENT.test(text));

const sqlTexts: { where: string; text: string }[] = [
  ...sources('shared/sql').flatMap((file) => statementsIn(file).map(({ text }) => ({ where: file, text }))),
  ...filesUnder('infra/migrations').flatMap((file) =>
    parseMigration(file, read(file)).steps.map(({ sql }) => ({ where: file, text: sql })),
  ),
].map(({ where, text }) => ({ where: `${where}: ${text.trim().replace(/\s+/g, ' ').slice(0, 50)}`, text }));

/** Either server refuses what only the other knows, or means something else by it (aws-facts §10). */
const NOT_COMMON: readonly RegExp[] = [
  /\bRETURNING\b/i,
  /\bFOR\s+SHARE\b/i,
  /\bFOR\s+UPDATE\s+OF\b/i,
  /->/,
  /\bVALUES\s+ROW\b/i,
  /\)\s*AS\s+new\b/i,
  /\bLATERAL\b/i,
  /\b(MEMBER\s+OF|UUID_TO_BIN|BIN_TO_UUID|REGEXP_LIKE|JSON_OVERLAPS)\b/i,
  /\bCAST\s*\([^)]*\bAS\s+JSON\s*\)/i,
  /utf8mb4_0900/i,
  /\b(ADD|DROP|MODIFY|CHANGE)\s+(COLUMN\s+|KEY\s+|INDEX\s+|UNIQUE\s+|CONSTRAINT\s+)*IF\s+(NOT\s+)?EXISTS\b/i,
  /\bCREATE\s+OR\s+REPLACE\s+TABLE\b/i,
  /\bCREATE\s+(UNIQUE\s+)?INDEX\s+IF\s+NOT\s+EXISTS\b/i,
  /\b(SEQUENCE|NEXTVAL|SET\s+STATEMENT)\b/i,
  /\b(INVISIBLE|NOT\s+ENFORCED)\b/i,
  /@@(transaction_isolation|tx_isolation)/i,
  /^\s*WITH\b[\s\S]*\b(UPDATE|DELETE)\b/i,
  // A session's time zone shifts it; times come as parameters.
  /(?<!DEFAULT |ON UPDATE )\b(NOW\s*\(|CURRENT_TIMESTAMP|SYSDATE|CURDATE)/i,
];

describe('SQL', () => {
  it('is found by this test', () => {
    expect(sqlTexts.length).toBeGreaterThan(40);
    expect(sqlTexts.filter(({ where }) => where.startsWith('infra/migrations')).length).toBeGreaterThan(10);
  });

  it.each(sqlTexts)('$where has no colon but that of a parameter', ({ text }) => {
    for (const literal of text.match(/'[^']*'/g) ?? []) expect(literal).not.toContain(':');
    expect(text.replace(/(?<![:\w]):[A-Za-z_][\w{}$]*/g, '?')).not.toContain(':');
  });

  it.each(sqlTexts)('$where is one text for MySQL and MariaDB', ({ text }) => {
    for (const construct of NOT_COMMON) expect(text).not.toMatch(construct);
  });

  it.each(sqlTexts)('$where ends without a semicolon', ({ text }) => {
    expect(text).not.toContain(';');
  });
});

describe('money', () => {
  it('is put in words at one home: sign, unit and grouping', () => {
    const elsewhere = ['shared', 'functions', 'infra']
      .flatMap((folder) => sources(folder))
      .filter((file) => file !== 'shared/domain/basics/format-rupees.ts' && /(INR |₹)\$\{/.test(read(file)));
    expect(elsewhere).toEqual([]);
  });
});

describe('statements', () => {
  it.each(named(sources('shared/sql')))('$file interpolates nothing that is not on the list', ({ file }) => {
    const found = statementsIn(file).flatMap(({ expressions }) => expressions);
    expect(found.filter((expression) => !INTERPOLATED[file]?.includes(expression))).toEqual([]);
  });

  it('need all that is on the list', () => {
    const found = Object.keys(INTERPOLATED).map((file) => [
      file,
      statementsIn(file).flatMap(({ expressions }) => expressions),
    ]);
    const unused = found.flatMap(
      ([file, used]) => INTERPOLATED[String(file)]?.filter((one) => !used?.includes(one)) ?? [],
    );
    expect(unused).toEqual([]);
  });
});

describe('events', () => {
  const tests = sources('test').filter((file) => file !== 'test/unit/tidy.test.ts');
  const texts = tests.map(read).join('\n');
  const folderIsRead = (folder: string): boolean => new RegExp(`readdirSync\\([^)]*${folder}`).test(texts);

  it('are used by a test each, by name or with their whole folder', () => {
    const unused = filesUnder('events').filter((file) => {
      const folder = file.split('/').at(-2) ?? '';
      return !texts.includes(basename(file)) && !folderIsRead(folder);
    });
    expect(unused).toEqual([]);
  });
});

describe('a client that is mocked', () => {
  it('is given back: a worker runs many files, and the next may send', () => {
    const mocking = sources('test').filter((file) => /= mockClient\(/.test(codeOf(file)));
    expect(mocking.length).toBeGreaterThan(2);
    expect(mocking.filter((file) => !/afterAll\(\(\) => \w+\.restore\(\)\)/.test(codeOf(file)))).toEqual([]);
  });
});

describe('the terminal', () => {
  const texts = [...readmes(), ...filesUnder('events'), ...sources('functions', 'infra', 'shared', 'test')];

  it('is never called through npm, which elsewhere would fetch a package of that name', () => {
    expect(texts.filter((file) => /npx\s+(--\S+\s+)*payouts/.test(read(file)))).toEqual([]);
    expect(Object.keys(JSON.parse(read('package.json')))).not.toContain('bin');
  });
});
