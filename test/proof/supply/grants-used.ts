import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { RecordedCall } from '../../../infra/local/data-api/faults/recorded-calls.ts';
import { GRANTS } from '../../../shared/sql/grants.ts';

const tablesAfter = (sql: string, words: RegExp): string[] =>
  [...sql.matchAll(words)].flatMap(([, table]) => table ?? []);

/** What a statement asks of each table it names. MySQL asks for UPDATE where a row is only locked. */
const privilegesIn = (sql: string): string[] => {
  const inserted = tablesAfter(sql, /\bINSERT (?:IGNORE )?INTO (\w+)/g);
  const deleted = tablesAfter(sql, /\bDELETE FROM (\w+)/g);
  const joined = tablesAfter(sql, /\b(?:FROM|(?:STRAIGHT_)?JOIN) (\w+)/g);
  const first = tablesAfter(sql, /^\s*UPDATE (\w+)/g);
  const read = [...joined, ...first];
  const changed = /^\s*UPDATE\b|\bFOR UPDATE\b/.test(sql) ? read : [];
  const onDuplicate = /\bON DUPLICATE KEY UPDATE\b/.test(sql) ? inserted : [];
  return [
    ...inserted.map((table) => `INSERT ${table}`),
    ...deleted.map((table) => `DELETE ${table}`),
    ...[...read, ...onDuplicate].map((table) => `SELECT ${table}`),
    ...[...changed, ...onDuplicate].map((table) => `UPDATE ${table}`),
  ];
};

/** Of which of its grants each function has made use, as `payout INSERT mlm_payout_runs`. */
export const grantsUsed = (calls: readonly RecordedCall[]): ReadonlySet<string> =>
  new Set(
    Object.keys(GRANTS).flatMap((name) => {
      const key = functionAccessKeyId(name);
      const own = new Set(calls.flatMap(({ accessKeyId, sql }) => (accessKeyId === key && sql ? [sql] : [])));
      return [...own].flatMap(privilegesIn).map((privilege) => `${name} ${privilege}`);
    }),
  );
