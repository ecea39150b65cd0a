import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'vitest';
import { liveProcess } from '../../../infra/local/host/live-process.ts';

const root = join(import.meta.dirname, '../../..');

type Started = { readonly pid: number; readonly command: string };

export type NpmProcess = {
  readonly output: () => string;
  /** Waits for the text on stdout or stderr. */
  readonly says: (text: string) => Promise<void>;
  /** Every process below npm, however deep. */
  readonly descendants: () => Started[];
  /** To npm's own process and to no other. */
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
};

const below = (ancestor: number): Started[] => {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const all = lines.map((line) => {
    const [pid = '', parent = '', ...words] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: words.join(' ') };
  });
  const childrenOf = (parent: number): Started[] =>
    all
      .filter((each) => each.parent === parent)
      .flatMap(({ pid, command }) => [{ pid, command }, ...childrenOf(pid)]);
  return childrenOf(ancestor);
};

const endOf = async (npm: ChildProcess) => {
  const [code, signal] = await once(npm, 'exit');
  return { code, signal };
};

const npms = new Map<ChildProcess, Promise<unknown>>();

/** `npm start --silent -- …`, as a person would type it. */
export const npmStart = (...argv: readonly string[]): NpmProcess => npmStartWith({}, ...argv);

export const npmStartWith = (env: NodeJS.ProcessEnv, ...argv: readonly string[]): NpmProcess =>
  npmRun(['start', '--silent', '--', ...argv], env);

export const npmRun = (argv: readonly string[], env: NodeJS.ProcessEnv): NpmProcess => {
  const npm = spawn('npm', argv, { cwd: root, env: { ...process.env, ...env } });
  const chunks: string[] = [];
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => chunks.push(String(chunk)));
  const output = () => chunks.join('');
  const ended = endOf(npm);
  npms.set(npm, ended);
  return {
    output,
    says: (text) => expect.poll(output, { timeout: 120_000 }).toContain(text),
    descendants: () => below(npm.pid ?? 0),
    signal: (signal) => npm.kill(signal),
    ended,
  };
};

/** A test that failed leaves no stack behind. */
export const endAll = async (): Promise<void> => {
  for (const npm of npms.keys()) npm.kill('SIGTERM');
  await Promise.all(npms.values());
};

export const expectGone = (processes: readonly Started[]): Promise<void> =>
  expect.poll(() => processes.filter(({ pid }) => liveProcess(pid)), { timeout: 30_000 }).toEqual([]);
