import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Engine } from './engine.ts';
import type { ServerProgram } from './find-server.ts';

export type RunningServer = {
  readonly pid: number;
  /** Settled once the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  /** In order with SIGTERM, at once with SIGKILL. */
  readonly stop: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** For the last moments of our own process, when nothing can be awaited. */
  readonly kill: () => void;
};

const linesKept = 40;
const stopSeconds = 20;

const readiness = (server: ChildProcess, { program, heldByAnother }: Engine): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const log: string[] = [];
  const fail = (why: string) => reject(new Error(`${program} ${why}:\n${log.join('\n')}`));
  if (server.stderr) {
    createInterface({ input: server.stderr }).on('line', (line) => {
      if (log.push(line) > linesKept) log.shift();
      if (line.includes('ready for connections')) resolve();
      if (heldByAnother.test(line)) reject(new DatadirInUse());
    });
  }
  server.on('error', (error) => fail(`could not be started (${error.message})`));
  server.on('exit', (code, signal) => fail(`ended with ${code ?? signal} before it was ready`));
  return promise;
};

/** Thrown when another server holds the files. */
export class DatadirInUse extends Error {}

/**
 * Ends the server when this process ends by whatever means, SIGKILL included: the pipe closes then.
 * Its own session, so that Ctrl-C reaches neither it nor the server and we stop in order.
 */
const guard = (pid: number): ChildProcess => {
  const script = 'read -r _; kill -9 "$1" 2>/dev/null';
  return spawn('/bin/sh', ['-c', script, 'sh', `${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
};

const unrefAll = (server: ChildProcess, watch: ChildProcess): void => {
  server.unref();
  watch.unref();
  for (const stream of [server.stderr, watch.stdin]) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
};

/** Starts the server and waits until it takes connections. */
export const runServer = async (
  engine: Engine,
  program: ServerProgram,
  flags: readonly string[],
): Promise<RunningServer> => {
  const server = spawn(program.path, flags, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const ready = readiness(server, engine);
  const { pid } = server;
  if (pid === undefined) return ready.then(() => Promise.reject(new Error(`${engine.program} has no pid`)));
  const watch = guard(pid);
  const kill = () => void server.kill('SIGKILL');
  process.on('exit', kill);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve())).then(() => {
    watch.kill('SIGKILL');
    process.off('exit', kill);
  });
  try {
    await ready;
  } catch (error) {
    kill();
    await ended;
    throw error;
  }
  unrefAll(server, watch);
  const stop = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const tooLong = setTimeout(kill, stopSeconds * 1000);
    server.ref();
    server.kill(signal);
    await ended;
    clearTimeout(tooLong);
  };
  return { pid, ended, stop, kill };
};
