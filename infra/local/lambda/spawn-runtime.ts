import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionDefinition } from '../template/read-functions.ts';

const bootstrap = fileURLToPath(new URL('./runtime/bootstrap.ts', import.meta.url));

/** Node gets nine tenths of the function's memory for its heap, as in Lambda. */
const heapShare = 0.9;

const running = new Set<ChildProcess>();

const killAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

const watch = (child: ChildProcess): void => {
  if (running.size === 0) process.on('exit', killAll);
  running.add(child);
  child.once('exit', () => {
    running.delete(child);
    if (running.size === 0) process.off('exit', killAll);
  });
};

/** A process that cannot outlive this one: it is killed when we exit, and ends itself when our pipe to it closes. */
export const spawnRuntime = (
  { memoryMegabytes, codeDirectory }: FunctionDefinition,
  env: Record<string, string>,
  logDescriptor: number,
): ChildProcess => {
  const heap = `--max-old-space-size=${Math.floor(memoryMegabytes * heapShare)}`;
  const child = spawn(process.execPath, ['--enable-source-maps', heap, bootstrap], {
    cwd: codeDirectory,
    // Beside the bundles, and gone with them: what one process compiled the next need not (0.35 s of CPU become 0.2).
    env: { ...env, NODE_COMPILE_CACHE: join(codeDirectory, '../compile-cache') },
    stdio: ['pipe', logDescriptor, logDescriptor],
    detached: true, // Ctrl-C is for us: what a function has begun is ended in order, by stop()
  });
  watch(child);
  return child;
};
