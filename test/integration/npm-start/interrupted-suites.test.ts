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

const made = () => readdirSync(temporary, { recursive: true, encoding: 'utf8' });

it.each(['SIGINT', 'SIGTERM'] as const)(
  'npm test that is ended by %s in the middle leaves no process and no folder',
  async (signal) => {
    const npm = npmRun(['test', '--', 'test/integration/payout/dry-run.test.ts'], { TMPDIR: temporary });
    await expect.poll(made, { timeout: 60_000 }).toContainEqual(expect.stringMatching(/\/data\/mysql$/));
    const processes = npm.descendants();
    expect(processes.map(({ command }) => command).join('\n')).toMatch(
      /supervise\.ts[\s\S]*forks[\s\S]*(mariadbd|mysqld)/,
    );
    npm.signal(signal);
    await npm.ended;
    await expectGone(processes);
    expect(made()).toEqual([]);
  },
);
