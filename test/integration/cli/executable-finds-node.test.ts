import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executable, root, runProcess } from './run-cli-process.ts';

let elsewhere: string;

beforeEach(() => {
  elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'payouts clone-')));
});
afterEach(() => rmSync(elsewhere, { recursive: true }));

/** A folder laid out like ours, where payouts.ts only says how it was called. */
const clone = ({ packages = true, setUp = false } = {}): string => {
  const folder = join(elsewhere, 'a clone');
  mkdirSync(join(folder, 'infra/cli'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  cpSync(executable, join(folder, 'infra/cli/payouts'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  if (packages) writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{}');
  if (setUp) {
    mkdirSync(join(folder, '.local'));
    writeFileSync(join(folder, '.local/package-lock.json'), '{}');
  }
  writeFileSync(
    join(folder, 'infra/cli/payouts.ts'),
    `const [node, , ...argv]: string[] = process.argv;
const { NODE_COMPILE_CACHE } = process.env;
console.log(JSON.stringify({ node: process.env['MARK'] ?? node, argv, NODE_COMPILE_CACHE, cwd: process.cwd() }));`,
  );
  return folder;
};

/** A program `node` in that folder. */
const node = (folder: string, script: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'node'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'node'), 0o755);
  return folder;
};

const oursAs = (mark: string): string => `MARK=${mark} exec '${process.execPath}' "$@"`;

const call = (folder: string, argv: readonly string[], env: Readonly<Record<string, string>>) =>
  runProcess(join(folder, 'infra/cli/payouts'), argv, { cwd: elsewhere, env });

describe('the Node that infra/cli/payouts takes', () => {
  it.each([
    {
      given: "npm's, whatever comes first outside",
      own: oursAs('own'),
      outside: oursAs('outside'),
      takes: 'own',
    },
    { given: "npm's, with none outside", own: oursAs('own'), takes: 'own' },
    { given: "the machine's, where npm brought none", outside: oursAs('outside'), takes: 'outside' },
    {
      given: "the machine's, where npm's does not run",
      own: 'exit 127',
      outside: oursAs('outside'),
      takes: 'outside',
    },
    {
      given: 'a newer one',
      outside: `[ "$1" = --version ] && echo v100.0.0 || ${oursAs('newer')}`,
      takes: 'newer',
    },
  ])('is $given', async ({ own, outside, takes }) => {
    const folder = clone();
    if (own) node(join(folder, 'node_modules/.bin'), own);
    const PATH = outside ? node(join(elsewhere, 'bin'), outside) : '/usr/bin:/bin';
    const { code, stdout, stderr } = await call(folder, [], { PATH });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ node: takes, cwd: elsewhere });
  });

  it.each([
    { given: "npm's, unasked", kept: true, takes: 'own' },
    { given: "the machine's, where set-up removed npm's", kept: false, takes: 'outside' },
  ])('is, after set-up, $given', async ({ kept, takes }) => {
    const folder = clone({ setUp: true });
    if (kept) node(join(folder, 'node_modules/.bin'), `[ "$1" = --version ] && exit 1 || ${oursAs('own')}`);
    const { stdout } = await call(folder, [], { PATH: node(join(elsewhere, 'bin'), oursAs('outside')) });
    expect(JSON.parse(stdout)).toMatchObject({ node: takes });
  });

  it('is told apart by the stamp that set-up leaves, as it did before these tests', () => {
    expect(existsSync(join(root, '.local/package-lock.json'))).toBe(true);
  });

  it.each([
    { given: 'nowhere', says: () => 'found none' },
    {
      given: 'too old',
      outside: 'echo v22.20.0',
      says: () => `found v22.20.0 (${join(elsewhere, 'bin/node')})`,
    },
  ])('is asked for in one sentence where it is $given', async ({ outside, says }) => {
    const folder = clone();
    const PATH = outside ? node(join(elsewhere, 'bin'), outside) : '/nowhere';
    expect(await call(folder, ['status'], { PATH })).toEqual({
      code: 2,
      stdout: '',
      stderr: `payouts: Node 24 or newer is needed, ${says()}: npm ci in ${folder} brings one to Linux, elsewhere install it (https://nodejs.org, on macOS brew install node@24). Nothing was invoked.\n`,
    });
  });
});

describe('infra/cli/payouts in a folder without its packages', () => {
  it('says in one sentence what to do', async () => {
    const folder = clone({ packages: false });
    const PATH = node(join(elsewhere, 'bin'), oursAs('outside'));
    expect(await call(folder, ['status'], { PATH })).toEqual({
      code: 2,
      stdout: '',
      stderr: `payouts: the packages are not installed: run npm ci in ${folder}. Nothing was invoked.\n`,
    });
  });
});

describe('infra/cli/payouts hands over', () => {
  const PATH = () => node(join(elsewhere, 'bin'), oursAs('outside'));

  it('every argument as it was typed', async () => {
    const typed = ['', 'a b', '$HOME', '*', '--', "o'k", 'two\nlines', '--max-items=5'];
    const { stdout } = await call(clone(), typed, { PATH: PATH() });
    expect(JSON.parse(stdout).argv).toEqual(typed);
  });

  it('a folder of its own for compiled code', async () => {
    const folder = clone();
    const { stdout } = await call(folder, [], { PATH: PATH() });
    expect(JSON.parse(stdout).NODE_COMPILE_CACHE).toBe(join(folder, '.local/compile-cache'));
    expect(readdirSync(join(folder, '.local/compile-cache'))).not.toEqual([]);
  });

  it.each([
    { given: 'another folder', own: () => join(elsewhere, 'kept') },
    { given: 'none', own: () => '' },
  ])("the caller's own choice of it: $given", async ({ own }) => {
    const folder = clone();
    const NODE_COMPILE_CACHE = own();
    const { stdout } = await call(folder, [], { PATH: PATH(), NODE_COMPILE_CACHE });
    expect(JSON.parse(stdout)).toMatchObject({ NODE_COMPILE_CACHE });
    expect(existsSync(join(folder, '.local'))).toBe(false);
  });

  it('the command all the same where nothing can be kept', async () => {
    const folder = clone();
    writeFileSync(join(folder, '.local'), 'in the way');
    expect(await call(folder, [], { PATH: PATH() })).toMatchObject({ code: 0, stderr: '' });
  });
});
