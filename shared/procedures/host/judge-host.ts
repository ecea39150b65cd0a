import type { Database } from '../../aws/database.ts';
import type { HostFinding } from '../../domain/host/host-finding.ts';
import type { HostKey, HostTable } from '../../domain/host/host-schema.ts';
import { judgeHostSchema } from '../../domain/host/judge-host-schema.ts';
import { readHostColumns } from '../../sql/host/read-host-columns.ts';
import { type HostKeyColumn, readHostKeys } from '../../sql/host/read-host-keys.ts';

export type JudgedHost = {
  readonly findings: readonly HostFinding[];
  /** Tables of which the asking user may not see every column: what seems to be missing may be there. */
  readonly partlySeen: ReadonlySet<string>;
};

const keysOf = (columns: readonly HostKeyColumn[]): HostKey[] =>
  [...Map.groupBy(columns, ({ table, key }) => `${table}.${key}`).values()].flatMap((found) =>
    found.slice(0, 1).map(({ table, key, unique }) => ({
      ...{ table, name: key, unique },
      columns: found.map(({ column, characters }) => ({ name: column, characters })),
    })),
  );

/** Looks at the tables that are not ours, and judges them: one home for what `migrate` refuses and the doctor tells. */
export const judgeHost = async ({ read }: Pick<Database, 'read'>): Promise<JudgedHost> => {
  const rows = await read(readHostColumns());
  const tables = new Map<string, HostTable>(rows.map(({ table }) => [table.name, table]));
  const seen = new Set(rows.filter(({ mayChange }) => mayChange).map(({ table }) => table.name));
  return {
    findings: judgeHostSchema({
      tables: [...tables.values()],
      columns: rows.map(({ column }) => column),
      keys: keysOf(await read(readHostKeys())),
    }),
    partlySeen: new Set([...tables.keys()].filter((name) => !seen.has(name))),
  };
};
