import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNamedParameters } from '../../../infra/local/data-api/values/parse-named-parameters.ts';

describe('parseNamedParameters', () => {
  it.each([
    { given: 'none', sql: 'SELECT 1', names: [] },
    { given: 'two', sql: 'SELECT :a, :b_2', names: ['a', 'b_2'] },
    { given: 'one twice', sql: 'SELECT :a, :a', names: ['a', 'a'] },
    { given: 'no space around', sql: 'LIMIT:n', names: ['n'] },
    { given: 'a string', sql: "SELECT ':a', :b", names: ['b'] },
    { given: 'a doubled quote', sql: "SELECT 'it''s :a', :b", names: ['b'] },
    { given: 'an escaped quote', sql: String.raw`SELECT 'it\'s :a', :b`, names: ['b'] },
    { given: 'an escaped backslash', sql: String.raw`SELECT '\\', :b`, names: ['b'] },
    { given: 'a double-quoted string', sql: 'SELECT ":a", :b', names: ['b'] },
    { given: 'an identifier', sql: 'SELECT `:a`, :b', names: ['b'] },
    { given: 'a # comment', sql: 'SELECT 1 # :a\n, :b', names: ['b'] },
    { given: 'a -- comment', sql: 'SELECT 1 -- :a\n, :b', names: ['b'] },
    { given: 'two minus signs', sql: 'SELECT 1--:b', names: ['b'] },
    { given: 'a block comment', sql: 'SELECT /* :a */ :b', names: ['b'] },
    { given: 'an open string', sql: "SELECT ':a", names: [] },
    { given: 'an assignment', sql: 'SELECT @x:=:b', names: ['b'] },
    { given: 'a time of day', sql: 'SELECT 10:30', names: [] },
  ])('$given: $names', ({ sql, names }) => {
    expect(parseNamedParameters(sql).names).toEqual(names);
  });

  it.each([
    { sql: 'SELECT 1', after: 'nothing' },
    { sql: "SELECT ';'", after: 'nothing' },
    { sql: 'SELECT 1;', after: 'semicolon' },
    { sql: 'SELECT 1 ; -- done\n ;', after: 'semicolon' },
    { sql: 'SELECT 1; SELECT 2', after: 'another_statement' },
    { sql: "SELECT 1;'x'", after: 'another_statement' },
    { sql: 'SELECT 1;:a', after: 'another_statement' },
    { sql: 'CREATE TRIGGER t BEFORE UPDATE ON x FOR EACH ROW BEGIN SET @a = 1; END', after: 'nothing' },
    { sql: 'CREATE TABLE t (a INT); BEGIN', after: 'another_statement' },
  ])('$sql is followed by $after', ({ sql, after }) => {
    expect(parseNamedParameters(sql).after).toBe(after);
  });

  const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
  const inner = fc.string({
    unit: fc.constantFrom(':', 'a', ' ', ';', '\\\\', "''", '""', '``', '#', '-', '*', 'é'),
  });
  const silent = fc.oneof(
    inner.map((text) => `'${text.replaceAll(/"|`/g, '')}'`),
    inner.map((text) => `"${text.replaceAll(/'|`/g, '')}"`),
    inner.map((text) => `\`${text.replaceAll(/'|"|\\/g, '')}\``),
    inner.map((text) => `/*${text.replaceAll(/\*/g, '')}*/`),
    inner.map((text) => `-- ${text}\n`),
    inner.map((text) => `#${text}\n`),
    fc.constantFrom('SELECT', '+', '(', ')', '12', '@x :=', '::', 'é', '\n'),
  );
  const piece = fc.oneof(
    name.map((text) => ({ text: `:${text}`, names: [text] })),
    silent.map((text) => ({ text, names: [] })),
  );

  it('finds the parameters and nothing else, and loses no character', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const sql = pieces.map(({ text }) => text).join(' ');
        const { texts, names } = parseNamedParameters(sql);
        expect(names).toEqual(pieces.flatMap((each) => each.names));
        expect(texts.reduce((whole, text, index) => `${whole}:${names[index - 1]}${text}`)).toBe(sql);
      }),
    );
  });
});
