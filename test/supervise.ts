import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { liveProcess } from '../infra/local/host/live-process.ts';

/** Runs a script of the suites with a temporary folder of its own: however it ends, no process and no folder is left. */

const NAME = /^payouts-run-(\d+)-/;

/** Of runs whose supervisor was killed itself. */
const sweep = (): void => {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !liveProcess(Number(pid))) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
};

/** Servers and functions end when the pipe to whoever started them closes: a moment later, and writing to the last. */
const remove = async (folder: string): Promise<void> => {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (attempts === 20) throw error;
      await sleep(100);
    }
  }
};

/** Vitest and its workers are one process group; Ctrl-C reaches us alone. */
const killGroup = ({ pid }: ChildProcess) => {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
};

/** Of whoever has just asked the local stack, as its own lines say, or works with AWS: the suites bring all of it along. */
const withoutAws = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));

sweep();
const folder = mkdtempSync(join(tmpdir(), `payouts-run-${process.pid}-`));
const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...withoutAws(process.env), TMPDIR: folder },
  detached: true,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    process.exitCode = 128 + constants.signals[signal];
    killGroup(child);
  });
}
const [code] = await once(child, 'exit');
process.exitCode ??= code ?? 1;
await remove(folder);
