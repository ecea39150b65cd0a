import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { MariadbProgram } from './find-mariadbd.ts';

export interface RunningServer {
  readonly pid: number;
  /** Settled once the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** For the last moments of our own process, when nothing can be awaited. */
  kill(): void;
}

const linesKept = 40;
const stopSeconds = 20;

/** Another server holding the same files is retried for minutes by InnoDB and Aria; one such line is enough. */
const heldByAnother = /Unable to lock|Can't lock aria control file|unix socket lock/i;

function readiness(server: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const log: string[] = [];
  const fail = (why: string) => reject(new Error(`mariadbd ${why}:\n${log.join('\n')}`));
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
}

/** Thrown when another server holds the files. */
export class DatadirInUse extends Error {}

/**
 * Ends the server when this process ends by whatever means, SIGKILL included: the pipe closes then.
 * Its own session, so that Ctrl-C reaches neither it nor the server and we stop in order.
 */
function guard(pid: number): ChildProcess {
  const script = 'read -r _; kill -9 "$1" 2>/dev/null';
  return spawn('/bin/sh', ['-c', script, 'sh', `${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

function unrefAll(server: ChildProcess, watch: ChildProcess): void {
  server.unref();
  watch.unref();
  for (const stream of [server.stderr, watch.stdin]) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

/** Starts the server and waits until it takes connections. */
export async function runMariadbd(program: MariadbProgram, flags: readonly string[]): Promise<RunningServer> {
  const server = spawn(program.path, flags, {
    env: program.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const ready = readiness(server);
  const { pid } = server;
  if (pid === undefined) return ready.then(() => Promise.reject(new Error('mariadbd has no process id')));
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
  const stop = async () => {
    const tooLong = setTimeout(kill, stopSeconds * 1000);
    server.ref();
    server.kill('SIGTERM');
    await ended;
    clearTimeout(tooLong);
  };
  return { pid, ended, stop, kill };
}
