import { startLocalStack } from '../../infra/local/start-local-stack.ts';

const [, , assemblyDirectory = '', stateDirectory = ''] = process.argv;

const stack = await startLocalStack({
  ...{ assemblyDirectory, stateDirectory, fresh: false, automaticSchedules: false },
});
await stack.migrate().finally(stack.stop);
