import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executable, root, runProcess } from './run-cli-process.ts';

let elsewhere: string;

beforeEach(() => {
  elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'payouts executable-')));
});
afterEach(() => rmSync(elsewhere, { recursive: true }));

const linked = (target: string, name: string): string => {
  const link = join(elsewhere, name);
  symlinkSync(target, link);
  return link;
};

describe('infra/cli/payouts', () => {
  it.each([
    { typed: 'its whole path', as: () => executable },
    { typed: 'a link to it', as: () => linked(executable, 'payouts') },
    {
      typed: 'a link to a link beside it',
      as: () => {
        linked(executable, 'first');
        return linked('first', 'second');
      },
    },
    { typed: 'a link to its folder', as: () => join(linked(dirname(executable), 'cli'), 'payouts') },
    { typed: 'a path that goes up and down', as: () => `${root}/infra/../infra/cli/payouts` },
  ])('runs from another folder by $typed', async ({ as }) => {
    const { code, stdout, stderr } = await runProcess(as(), ['run', '--help'], { cwd: elsewhere });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: infra\/cli\/payouts run \[options\]\n/);
  });

  it('runs by its bare name, as an argument of sh beside it', async () => {
    const { code, stdout } = await runProcess('/bin/sh', ['payouts', '--version'], {
      cwd: dirname(executable),
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each([
    { typed: ['--version'], code: 0 },
    { typed: ['status', '--unknown'], code: 1 },
    { typed: ['unknown'], code: 1 },
    { typed: ['status', '--local'], code: 2 },
  ])('ends $typed with $code', async ({ typed, code }) => {
    const ended = await runProcess(executable, typed, { cwd: elsewhere, env: { PAYOUT_STATE: '/nowhere' } });
    expect(ended).toMatchObject({ code });
  });

  it('takes relative paths from where it is called', async () => {
    const { stderr } = await runProcess(executable, ['status', '--local'], {
      cwd: elsewhere,
      env: { PAYOUT_STATE: 'my state' },
    });
    expect(stderr).toContain(`no local stack: ${elsewhere}/my state/env does not exist`);
  });

  it('leaves no process behind when it is terminated', async () => {
    const silent = createServer();
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const child = spawn(executable, ['run', '--function=f'], {
      env: {
        PATH: process.env['PATH'],
        AWS_REGION: 'ap-south-1',
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'example',
        AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      },
    });
    await once(silent, 'request');
    child.kill('SIGTERM');
    // Closed once nobody holds its output any more: an orphan would.
    expect(await once(child, 'close')).toEqual([null, 'SIGTERM']);
    silent.close().closeAllConnections();
  });
});
