import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chosenEngine } from '../../../infra/local/database-server/chosen-engine.ts';
import { findServer } from '../../../infra/local/database-server/find-server.ts';
import { mariadb } from '../../../infra/local/database-server/mariadb.ts';
import { mysql } from '../../../infra/local/database-server/mysql.ts';
import { refuseOtherEngine } from '../../../infra/local/database-server/refuse-other-engine.ts';

const directory = mkdtempSync(join(tmpdir(), 'payout-engine-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('PAYOUT_ENGINE', () => {
  it.each([
    { env: {}, engine: mariadb },
    { env: { PAYOUT_ENGINE: '' }, engine: mariadb },
    { env: { PAYOUT_ENGINE: 'mariadb' }, engine: mariadb },
    { env: { PAYOUT_ENGINE: 'mysql' }, engine: mysql },
  ])('$env chooses $engine.title', ({ env, engine }) => {
    expect(chosenEngine(env)).toBe(engine);
  });

  it.each(['postgres', 'MySQL', ' mysql'])('"%s" is refused in words', (name) => {
    const call = () => chosenEngine({ PAYOUT_ENGINE: name });
    expect(call).toThrow(`PAYOUT_ENGINE is ${name}: expected mariadb or mysql.`);
  });
});

describe('a server program', () => {
  it('named mysqld that is MariaDB is not taken for MySQL', () => {
    const real = join(directory, 'mariadbd');
    const link = join(directory, 'mysqld');
    writeFileSync(real, '');
    chmodSync(real, 0o755);
    symlinkSync(real, link);
    expect(() => findServer(mysql, { PAYOUT_MYSQLD: link })).toThrow(/^No MySQL server found: run /);
  });
});

describe('a state directory', () => {
  it.each([
    { kept: mariadb, engine: mysql },
    { kept: mysql, engine: mariadb },
  ])('of $kept.title is refused by $engine.title, which says what to do', ({ kept, engine }) => {
    const state = join(directory, `of-${kept.name}`);
    mkdirSync(join(state, kept.name), { recursive: true });
    expect(() => refuseOtherEngine(engine, state)).toThrow(
      `holds the data of a ${kept.title} server, which ${engine.title} cannot read: start with PAYOUT_ENGINE=${kept.name},`,
    );
    expect(() => refuseOtherEngine(kept, state)).not.toThrow();
  });
});
