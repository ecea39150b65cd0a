import { type Connection, createConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import type { LocalDatabase } from '../database-server/create-database.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { recordEntitlements } from './record-entitlements.ts';

type Person = (typeof DEMO_PEOPLE)[number];

/** Before any batch: whoever is entitled later may not approve it. */
const ENTITLED_SINCE = '2020-01-01 00:00:00';

/** The port may have been taken since the last start; people stay who they were, removed ones included. */
const moveSignIns = async (connection: Connection, issuerUrl: string): Promise<void> => {
  await connection.query<ResultSetHeader>(
    `UPDATE IGNORE mlm_payout_approvers SET issuer = ? WHERE issuer LIKE 'http://127.0.0.1:%' AND issuer <> ?`,
    [issuerUrl, issuerUrl],
  );
};

const knownSubjects = async (connection: Connection, issuerUrl: string): Promise<ReadonlySet<string>> => {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT subject FROM mlm_payout_approvers WHERE issuer = ?',
    [issuerUrl],
  );
  return new Set(rows.map(({ subject }) => String(subject)));
};

/** Found by e-mail, as a company of the old script has its own ids; made where it does not know the person. */
const userIdOf = async (connection: Connection, { name, email, type }: Person): Promise<number> => {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id FROM users WHERE email = ? LIMIT 1', [
    email,
  ]);
  if (rows[0]) return rows[0]['id'];
  const [made] = await connection.query<ResultSetHeader>(
    'INSERT INTO users (name, email, type) VALUES (?, ?, ?)',
    [name, email, type],
  );
  return made.insertId;
};

const entitle = async (connection: Connection, person: Person, issuerUrl: string): Promise<void> => {
  const userId = await userIdOf(connection, person);
  await connection.query<ResultSetHeader>(
    `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
     VALUES (?, ?, ?, ?, 1, ?, ?)`,
    [userId, issuerUrl, person.subject, person.roles.join(','), ENTITLED_SINCE, ENTITLED_SINCE],
  );
};

/** The roles of the demo people's sign-ins at this issuer. Whom it knows already keeps what somebody made of it. */
export const entitlePeople = async (database: LocalDatabase, issuerUrl: string): Promise<void> => {
  const { socketPath, user, password, name } = database;
  const connection = await createConnection({ socketPath, user, password, database: name, timezone: 'Z' });
  try {
    await moveSignIns(connection, issuerUrl);
    const known = await knownSubjects(connection, issuerUrl);
    for (const person of DEMO_PEOPLE) {
      if (person.roles.length > 0 && !known.has(person.subject)) await entitle(connection, person, issuerUrl);
    }
    await recordEntitlements(connection);
  } finally {
    await connection.end();
  }
};
