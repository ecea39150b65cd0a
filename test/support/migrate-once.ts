import { startLocalStack } from '../../infra/local/start-stack.ts';

const [, , assemblyDirectory = '', stateDirectory = ''] = process.argv;

const stack = await startLocalStack({
  ...{ assemblyDirectory, stateDirectory, fresh: false, automaticSchedules: false },
});
await stack.migrate().finally(stack.stop);
