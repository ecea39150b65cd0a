import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveProcess } from '../../../infra/local/host/live-process.ts';
import { fixtureAssembly } from './fixture-assembly.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'local-stack-'));
});
afterAll(() => rm(directory, { recursive: true }));

const endings: readonly { readonly given: string; readonly end: (host: ChildProcess) => unknown }[] = [
  { given: 'exits', end: (host) => host.send('exit') },
  { given: 'is terminated', end: (host) => host.kill('SIGTERM') },
  { given: 'is killed', end: (host) => host.kill('SIGKILL') },
];

describe('when the process of the stack', () => {
  it.each(endings)('$given, its functions end too', async ({ end }) => {
    const host = fork(join(import.meta.dirname, 'host-process.ts'), [await fixtureAssembly(), directory], {
      silent: true,
      execArgv: [],
    });
    host.stderr?.pipe(process.stderr);
    const [output] = await once(host.stdout ?? host, 'data');
    const { pid } = JSON.parse(String(output));
    expect(liveProcess(pid)).toMatchObject({ pid });
    end(host);
    await once(host, 'exit');
    await expect.poll(() => liveProcess(pid)).toBeUndefined();
  });
});
