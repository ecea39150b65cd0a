import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { endAll, expectGone, npmRun } from './npm-process.ts';

const temporary = mkdtempSync(join(tmpdir(), 'interrupted-'));

afterAll(async () => {
  await endAll();
  rmSync(temporary, { recursive: true, force: true });
});

/** But for what npm itself keeps there. */
const made = () => readdirSync(temporary).filter((name) => name !== 'node-compile-cache');

it.each(['SIGINT', 'SIGTERM'] as const)(
  'npm test that is ended by %s in the middle leaves no process and no folder',
  async (signal) => {
    const npm = npmRun(['test', '--', 'test/integration/payout/dry-run.test.ts'], { TMPDIR: temporary });
    const commands = () =>
      npm
        .descendants()
        .map(({ command }) => command)
        .join('\n');
    await expect
      .poll(commands, { timeout: 120_000 })
      .toMatch(/supervise\.ts[\s\S]*forks[\s\S]*(mariadbd|mysqld)/);
    const processes = npm.descendants();
    expect(made()).not.toEqual([]);
    npm.signal(signal);
    await npm.ended;
    await expectGone(processes);
    expect(made()).toEqual([]);
  },
);
