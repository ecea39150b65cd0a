import { startLocalStack } from '../../../infra/local/start-stack.ts';

/** A process that runs a stack with a warm function, for tests that end it in every way there is. */
const [assemblyDirectory = '', stateDirectory = ''] = process.argv.slice(2);
const stack = await startLocalStack({
  assemblyDirectory,
  stateDirectory,
  fresh: true,
  automaticSchedules: false,
});
const { payload } = await stack.lambda.invoke('payout', {});
process.stdout.write(payload);
process.on('message', () => process.exit(0));
