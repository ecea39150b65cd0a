import { createConnection, type ResultSetHeader } from 'mysql2/promise';
import type { LocalDatabase } from '../../database-server/create-database.ts';
import { hostTables } from './host-tables.ts';
import { insertOldCompany } from './insert-old-company.ts';
import { phaseFiveTables } from './phase-five-tables.ts';

const USER_ID = 'BIGINT UNSIGNED';

/** An empty database becomes that of a company that used the old script. Not migrated. */
export const fillOldScript = async (database: LocalDatabase, now: Date): Promise<void> => {
  const { socketPath, user, password, name } = database;
  const connection = await createConnection({ socketPath, user, password, database: name, timezone: 'Z' });
  try {
    for (const table of [...hostTables(USER_ID), ...phaseFiveTables(USER_ID)]) {
      await connection.query<ResultSetHeader>(table);
    }
    await insertOldCompany(connection, now);
  } finally {
    await connection.end();
  }
};
