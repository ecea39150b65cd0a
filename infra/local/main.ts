import { join } from 'node:path';
import { chosenEngine } from './database-server/chosen-engine.ts';
import { describeServer } from './database-server/describe-server.ts';
import { deliveredNotice } from './demo/delivered-notice.ts';
import { entitlePeople } from './demo/entitle-people.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { fillOldScript } from './demo/old-script/fill-old-script.ts';
import { fireDailyRun } from './fire-daily-run.ts';
import { aborted, endBy, Interruption, listenForInterruption } from './host/interruption.ts';
import { discardState } from './host/state-directory.ts';
import { tellFailure } from './host/tell-failure.ts';
import { type LocalStack, startLocalStack } from './start-local-stack.ts';
import { parseStartOptions, type StartOptions } from './start-options.ts';
import { synthesize } from './synthesize.ts';
import { tellConsole, tellKept, tellReady, tellRun } from './tell.ts';
import { tellMail } from './tell-mail.ts';
import { writeEnvFile } from './write-env-file.ts';

const demoCommissions = 2_000;

const options = parseStartOptions(process.argv.slice(2));
const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);

const start = (
  { state, empty, bare, oldScript, once }: StartOptions,
  stop: AbortSignal,
): Promise<LocalStack> => {
  const assemblyDirectory = join(state, 'cdk.out');
  return startLocalStack({
    assemblyDirectory,
    stateDirectory: state,
    fresh: false,
    automaticSchedules: !once && !bare && !oldScript,
    prepare: async () => {
      if (empty || bare || oldScript) discardState(state);
      say(`Database: ${describeServer(chosenEngine())}`);
      say('Synthesizing the stack …');
      await synthesize(assemblyDirectory, stop);
    },
  });
};

const fillMigrated = async (
  stack: LocalStack,
  { empty, commissions, state }: StartOptions,
): Promise<void> => {
  await stack.migrate();
  const count = empty ? 0 : (commissions ?? demoCommissions);
  const filled = await fillDemo(stack.database, count, new Date());
  await entitlePeople(stack.database, stack.env['PAYOUT_ISSUER_URL'] ?? '');
  say(tellConsole(stack.env, options));
  say(tellMail(stack.mailed));
  if (filled === 'kept' && commissions !== undefined) say(tellKept(state));
  if (empty) return;
  const result = await fireDailyRun(stack, new Date());
  const noticeKey = result.outcome === 'created' && `payout_batch_created/${result.batchId}`;
  say(tellRun(result, noticeKey ? await deliveredNotice(stack.env, noticeKey) : undefined));
};

const fill = async (stack: LocalStack): Promise<void> => {
  if (options.bare) return;
  await (options.oldScript ? fillOldScript(stack.database, new Date()) : fillMigrated(stack, options));
};

const announce = (stack: LocalStack): void => {
  const envFile = writeEnvFile(options.state, stack.env);
  if (options.json) process.stdout.write(`${JSON.stringify({ env: stack.env, database: stack.database })}\n`);
  say(tellReady(envFile, stack.env, options));
};

const untilInterrupted = (stop: AbortSignal): Promise<void> =>
  aborted(stop).catch((reason: unknown) => {
    if (!(reason instanceof Interruption)) throw reason;
  });

const run = async (stop: AbortController): Promise<void> => {
  const stack = await start(options, stop.signal);
  const databaseGone = new Error(
    `${chosenEngine().program}, the database server, has ended by itself: the stack stops.`,
  );
  void stack.databaseEnded.then(() => stop.abort(databaseGone));
  try {
    stop.signal.throwIfAborted();
    await Promise.race([fill(stack), aborted(stop.signal)]);
    announce(stack);
    if (!options.once) await untilInterrupted(stop.signal);
  } finally {
    await stack.stop();
  }
};

try {
  await run(listenForInterruption());
} catch (error) {
  if (error instanceof Interruption) endBy(error);
  else {
    process.stderr.write(`${tellFailure(error)}\n`);
    process.exit(1);
  }
}
