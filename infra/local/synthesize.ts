import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestSources } from './host/digest-sources.ts';
import { keep, takeKept } from './host/kept.ts';

const root = join(import.meta.dirname, '../..');
const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');

/** In a process group of its own: cdk starts the app, and the app the bundler; they end together or not at all. */
const startSynth = (directory: string): ChildProcess =>
  spawn(process.execPath, [cdk, 'synth', '--quiet', '--output', directory], {
    cwd: root,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });

const endGroup = ({ pid, exitCode, signalCode }: ChildProcess): void => {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
};

const runSynth = async (directory: string, signal?: AbortSignal): Promise<void> => {
  const synth = startSynth(directory);
  const output: string[] = [];
  for (const stream of [synth.stdout, synth.stderr])
    stream?.on('data', (chunk) => output.push(String(chunk)));
  const end = () => endGroup(synth);
  process.once('exit', end);
  signal?.addEventListener('abort', end, { once: true });
  const [code] = await once(synth, 'close');
  process.off('exit', end);
  signal?.removeEventListener('abort', end);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`the stack does not synthesize:\n${output.join('')}`);
};

/** Writes the very assembly that `npx cdk deploy` would deploy, bundles included; sources that did not change are synthesized once. */
export const synthesize = async (directory: string, signal?: AbortSignal): Promise<void> => {
  signal?.throwIfAborted();
  // cdk adds to what is there; a template of an earlier stack name would lie beside the new one.
  rmSync(directory, { recursive: true, force: true });
  const digest = digestSources();
  if (takeKept('assembly', digest, directory)) return;
  await runSynth(directory, signal);
  // Edited meanwhile: nobody knows what was read.
  if (digestSources() === digest) keep('assembly', digest, directory);
};
