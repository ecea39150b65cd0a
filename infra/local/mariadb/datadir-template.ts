import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MariadbProgram, repositoryRoot, systemTablesIn } from './find-mariadbd.ts';
import { baseFlags, parameterFlags } from './server-flags.ts';

export const adminUser = 'admin';

/** What Aurora gives a master user: no SUPER, so what fails there for want of it fails here too. SET USER is its SET_USER_ID. */
const adminPrivileges = `SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER,
  SHOW DATABASES, CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, CREATE VIEW, SHOW VIEW, CREATE ROUTINE,
  ALTER ROUTINE, CREATE USER, EVENT, TRIGGER, SET USER`;

function accounts(password: string): string {
  const statements = [
    "DELETE FROM mysql.global_priv WHERE User = 'root';",
    'DELETE FROM mysql.proxies_priv;',
    'FLUSH PRIVILEGES;',
    `CREATE USER '${adminUser}'@'%' IDENTIFIED BY '${password}';`,
    `GRANT ${adminPrivileges} ON *.* TO '${adminUser}'@'%' WITH GRANT OPTION;`,
  ];
  // The bootstrap reader takes one statement per line.
  return statements.map((statement) => statement.replaceAll(/\s*\n\s*/g, ' ')).join('\n');
}

function bootstrapSql({ shareDirectory }: MariadbProgram, password: string): string {
  const brand = systemTablesIn(shareDirectory);
  const files = ['system_tables', 'performance_tables', 'system_tables_data'];
  const read = (name: string) => readFileSync(join(shareDirectory, `${brand}_${name}.sql`), 'utf8');
  return ['CREATE DATABASE mysql;', 'USE mysql;', ...files.map(read), accounts(password), ''].join('\n');
}

/** Shutdown 1: with 2 the bootstrap leaves a damaged ibdata1. */
const bootstrapFlags = ['--bootstrap', '--innodb-fast-shutdown=1', '--innodb-flush-log-at-trx-commit=0'];

function bootstrap(program: MariadbProgram, dataDirectory: string, sql: string): Promise<void> {
  const flags = [...baseFlags(program, dataDirectory), ...parameterFlags({}), ...bootstrapFlags];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const server = spawn(program.path, flags, { env: program.environment, stdio: ['pipe', 'ignore', 'pipe'] });
  const log: Buffer[] = [];
  server.stderr.on('data', (chunk: Buffer) => log.push(chunk));
  server.on('error', reject);
  server.on('close', (code) => {
    if (code === 0) resolve();
    else reject(new Error(`mariadbd --bootstrap failed with ${code}:\n${Buffer.concat(log).toString()}`));
  });
  server.stdin.on('error', () => {}); // a server that died early says so through its exit code
  server.stdin.end(sql);
  return promise;
}

/** Another process may make the same template at once: the first rename wins, and both are the same. */
function publish(made: string, template: string): void {
  try {
    renameSync(made, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
    rmSync(made, { recursive: true });
  }
}

/** A folder `data` ready to be copied and started, and its `admin-password`; made once per server version. */
export async function datadirTemplate(program: MariadbProgram): Promise<string> {
  const home = join(repositoryRoot, '.local/mariadb-template');
  const recipe = createHash('sha256').update(accounts('')).digest('hex').slice(0, 8);
  const template = join(home, `${program.version}-${recipe}`);
  if (existsSync(template)) return template;
  mkdirSync(home, { recursive: true });
  const made = mkdtempSync(join(home, 'partial-'));
  const password = randomBytes(12).toString('hex');
  mkdirSync(join(made, 'data'));
  writeFileSync(join(made, 'admin-password'), password, { mode: 0o600 });
  try {
    await bootstrap(program, join(made, 'data'), bootstrapSql(program, password));
    publish(made, template);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
  return template;
}
