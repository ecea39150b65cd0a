import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const local = join(import.meta.dirname, '../../../infra/local');
const directory = mkdtempSync(join(tmpdir(), 'with setup-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let made = 0;
let clone = '';
let asked = '';

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
  chmodSync(join(clone, path), 0o755);
};

/** An apt that names its sources, knows a package, and cannot have what that depends on: so is unstable at times. */
const APT = `#!/bin/sh
echo "$0 $*" >>"$ASKED"
case "$*" in
  *--print-uris*)
    echo "'http://mirror.example/debian/dists/stable/InRelease' mirror.example_debian 0"
    echo "'http://other.example/apt/dists/nodistro/InRelease' other.example_apt 0" ;;
  *"show "*) echo "Package: there" ;;
  *install*) echo 'E: Unable to locate package libwhatever' >&2; exit 100 ;;
esac
`;

/** A clone whose packages are installed, on a machine of this distribution without a database server or a browser. */
const givenClone = (distribution: string): void => {
  clone = join(directory, `clone ${made++}`);
  asked = join(clone, 'asked');
  put('os-release', `NAME=x\nID=${distribution}\n`);
  cpSync(join(local, 'with-setup.sh'), join(clone, 'infra/local/with-setup.sh'), { recursive: true });
  for (const part of ['packages', 'debian', 'server', 'mariadb', 'mysql', 'chromium']) {
    const text = readFileSync(join(local, 'set-up', `${part}.sh`), 'utf8');
    put(`infra/local/set-up/${part}.sh`, text.replaceAll('/etc/os-release', '"$root/os-release"'));
  }
  for (const lock of ['package-lock.json', 'node_modules/.package-lock.json', '.local/package-lock.json'])
    put(lock, '{}');
  put('node_modules/.bin/node', '#!/bin/sh\n');
  for (const tool of ['apt-get', 'apt-cache', 'dpkg']) put(`bin/${tool}`, APT);
};

const noServer = (engine: string): void => {
  const part = join(clone, `infra/local/set-up/${engine}.sh`);
  writeFileSync(part, `${readFileSync(part, 'utf8')}\nserver_ready() { false; }\n`);
};

/** Not even on a machine that has one. */
const noBrowser = (): void => {
  const part = join(clone, 'infra/local/set-up/chromium.sh');
  writeFileSync(part, `${readFileSync(part, 'utf8')}\nfind_browser() { :; }\n`);
};

const setUp = (env: Readonly<Record<string, string>>, ...argv: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('sh', ['infra/local/with-setup.sh', ...argv], {
    cwd: clone,
    env: { PATH: `${join(clone, 'bin')}:${process.env['PATH']}`, ASKED: asked, ...env },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
};

describe('the set-up', () => {
  beforeEach(() => givenClone('debian'));

  it.each(['mariadb', 'mysql'])('fetches no %s for a command that needs no database', (engine) => {
    noServer(engine);
    expect(setUp({ PAYOUT_ENGINE: engine }, 'echo', 'ran')).toEqual({ code: 0, stdout: 'ran\n', stderr: '' });
    expect(existsSync(asked)).toBe(false);
  });

  it.each([
    { env: {}, wanted: 'mariadb', other: 'mysql', code: 1 },
    { env: { PAYOUT_ENGINE: 'mariadb' }, wanted: 'mariadb', other: 'mysql', code: 1 },
    { env: { PAYOUT_ENGINE: 'mysql' }, wanted: 'mysql', other: 'mariadb', code: 75 },
  ])('asks for the engine that $env names alone', ({ env, wanted, other, code }) => {
    noServer(wanted);
    expect(setUp(env, '--database', 'echo', 'ran')).toMatchObject({ code, stdout: '' });
    expect(readFileSync(asked, 'utf8')).toContain(`${wanted}-server-core`);
    expect(readFileSync(asked, 'utf8')).not.toContain(`${other}-server-core`);
  });

  it.each([
    [{ PAYOUT_ENGINE: 'postgres' }, 'PAYOUT_ENGINE is postgres: expected mariadb or mysql.'],
    [{ PAYOUT_MARIADBD: '/nowhere' }, 'PAYOUT_MARIADBD is /nowhere, which is no program.'],
    [
      { PAYOUT_ENGINE: 'mysql', PAYOUT_MYSQLD: '/nowhere' },
      'PAYOUT_MYSQLD is /nowhere, which is no program.',
    ],
  ])('refuses %j in words', (env, words) => {
    expect(setUp(env, '--database', 'echo', 'ran')).toEqual({
      code: 1,
      stdout: '',
      stderr: `set-up: ${words}\n`,
    });
  });

  it('knows MariaDB where it is named mysqld', () => {
    put('bin/mysqld', '#!/bin/sh\necho "mysqld  Ver 10.11.14-MariaDB for Linux"\n');
    const env = { PAYOUT_ENGINE: 'mysql', PAYOUT_MYSQLD: join(clone, 'bin/mysqld') };
    expect(setUp(env, '--database', 'true')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/which is MariaDB: expected MySQL's mysqld\.\n$/),
    });
  });
});

describe('the browser', () => {
  beforeEach(() => givenClone('debian'));

  it.each([{ asks: [] }, { asks: ['--found-browser'] }])('is fetched for no $asks', ({ asks }) => {
    noBrowser();
    expect(setUp({}, ...asks, 'echo', 'ran')).toEqual({ code: 0, stdout: 'ran\n', stderr: '' });
    expect(existsSync(asked)).toBe(false);
  });

  it.each(['--browser', '--found-browser'])('of the system is taken where there is one, by %s', (option) => {
    put('bin/chromium-headless-shell', '#!/bin/sh\n');
    const { code, stdout } = setUp({}, option, 'sh', '-c', 'echo $PAYOUT_CHROMIUM');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(clone, 'bin/chromium-headless-shell')}\n` });
    expect(existsSync(asked)).toBe(false);
  });

  it('is the one that PAYOUT_CHROMIUM names, before any other', () => {
    put('bin/chromium-headless-shell', '#!/bin/sh\n');
    put('own/browser', '#!/bin/sh\n');
    const PAYOUT_CHROMIUM = join(clone, 'own/browser');
    const { stdout } = setUp({ PAYOUT_CHROMIUM }, '--browser', 'sh', '-c', 'echo $PAYOUT_CHROMIUM');
    expect(stdout).toBe(`${PAYOUT_CHROMIUM}\n`);
  });

  it('that PAYOUT_CHROMIUM names, and is no program, is refused in words', () => {
    expect(setUp({ PAYOUT_CHROMIUM: '/nowhere' }, '--browser', 'echo', 'ran')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'set-up: PAYOUT_CHROMIUM is /nowhere, which is no program.\n',
    });
  });

  it('that cannot be fetched ends with a status of its own, and says why', () => {
    noBrowser();
    const { code, stdout, stderr } = setUp({}, '--browser', 'echo', 'ran');
    expect({ code, stdout }).toEqual({ code: 75, stdout: '' });
    expect(stderr).toMatch(
      /^set-up: skipped: browser \(E: Unable to locate package libwhatever; .*PAYOUT_CHROMIUM.*\)$/m,
    );
    expect(readFileSync(asked, 'utf8')).toContain('chromium-headless-shell');
  });

  it('that nobody can fetch on this system ends with the same', () => {
    noBrowser();
    const part = join(clone, 'infra/local/set-up/chromium.sh');
    writeFileSync(part, `${readFileSync(part, 'utf8')}\nhas_apt() { false; }\n`);
    expect(setUp({}, '--browser', 'echo', 'ran')).toMatchObject({
      code: 75,
      stderr: expect.stringMatching(/^set-up: skipped: browser \(none is installed, .*\)\n$/),
    });
    expect(existsSync(asked)).toBe(false);
  });
});

describe('MySQL that cannot be fetched', () => {
  it.each(['debian', 'ubuntu'])('on %s ends with a status of its own, and says why', (distribution) => {
    givenClone(distribution);
    noServer('mysql');
    const { code, stderr } = setUp({ PAYOUT_ENGINE: 'mysql' }, '--database', 'echo', 'ran');
    expect(code).toBe(75);
    expect(stderr).toMatch(/^set-up: skipped: mysql \(E: Unable to locate package libwhatever; .*\)$/m);
  });

  it('was asked of the unstable suite of each mirror that the machine names, and signed as ever', () => {
    givenClone('debian');
    noServer('mysql');
    setUp({ PAYOUT_ENGINE: 'mysql' }, '--database', 'true');
    const sources = readFileSync(join(clone, '.local/apt/sources.list'), 'utf8');
    expect(
      sources.replaceAll(/\[signed-by=\/usr\/share\/keyrings\/debian-archive-keyring\.\w+\] /g, ''),
    ).toBe('deb http://mirror.example/debian unstable main\ndeb http://other.example/apt unstable main\n');
  });

  it('because nobody knows how on this system, is a failure that says what to do', () => {
    givenClone('plan9');
    noServer('mysql');
    const { code, stderr } = setUp({ PAYOUT_ENGINE: 'mysql' }, '--database', 'true');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^set-up: MySQL is missing: /),
    });
    expect(existsSync(asked)).toBe(false);
  });
});
