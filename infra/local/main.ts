import { join } from 'node:path';
import { deliveredNotice } from './demo/delivered-notice.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { fireDailyRun } from './fire-schedule.ts';
import { parseStartOptions, type StartOptions } from './start-options.ts';
import { type LocalStack, startLocalStack } from './start-stack.ts';
import { synthesize } from './synthesize.ts';
import { tellFirstRun, tellReady } from './tell.ts';
import { writeEnvFile } from './write-env-file.ts';

const options = parseStartOptions(process.argv.slice(2));
const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);

const start = async ({ state, empty, bare, once }: StartOptions): Promise<LocalStack> => {
  const assemblyDirectory = join(state, 'cdk.out');
  say('Synthesizing the stack …');
  await synthesize(assemblyDirectory);
  return startLocalStack({
    assemblyDirectory,
    stateDirectory: state,
    fresh: empty || bare,
    automaticSchedules: !once && !bare,
  });
};

const prepare = async (stack: LocalStack, { bare, empty, commissions }: StartOptions): Promise<void> => {
  if (bare) return;
  await stack.migrate();
  await fillDemo(stack.database, empty ? 0 : commissions, new Date());
  if (empty) return;
  const result = await fireDailyRun(stack, new Date());
  say(tellFirstRun(result, await deliveredNotice(stack.env)));
};

const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

const signalled = untilSignal();
const stack = await start(options);
try {
  await prepare(stack, options);
  const envFile = writeEnvFile(options.state, stack.env);
  if (options.json) process.stdout.write(`${JSON.stringify({ env: stack.env, database: stack.database })}\n`);
  say(tellReady(envFile, options));
  if (!options.once) await signalled;
} finally {
  await stack.stop();
}
