import { createConnection } from 'mysql2/promise';

export type LocalDatabase = {
  readonly socketPath: string;
  readonly user: string;
  readonly password: string;
  readonly name: string;
};

/** What Aurora does with DatabaseName when it makes a cluster. */
export const createDatabase = async ({ name, ...login }: LocalDatabase): Promise<void> => {
  const connection = await createConnection(login);
  try {
    await connection.query(`CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4`);
  } finally {
    await connection.end();
  }
};
