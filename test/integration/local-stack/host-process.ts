import { join } from 'node:path';
import { createAccess } from '../../../infra/local/access/access.ts';
import { startLambdaHost } from '../../../infra/local/lambda/start-lambda-host.ts';

/** A process that hosts a warm function, for tests that end it in every way there is. */
const [assemblyDirectory = '', stateDirectory = ''] = process.argv.slice(2);

const payout = {
  name: 'payout',
  logicalId: 'Payout',
  arn: 'arn:aws:lambda:ap-south-1:000000000000:function:payout',
  codeDirectory: join(assemblyDirectory, 'payout'),
  handler: 'index.handler',
  timeoutSeconds: 60,
  memoryMegabytes: 256,
  reservedConcurrency: undefined,
  environment: {},
  roleArn: 'arn:aws:iam::000000000000:role/PayoutRole',
};

const lambda = await startLambdaHost({
  functions: [payout],
  asyncConfigs: [],
  access: createAccess([payout], new Map()),
  endpoints: {},
  stateDirectory,
  retryDelaysMilliseconds: [],
  send: async () => undefined,
});
const { payload } = await lambda.invoke('payout', {});
process.stdout.write(payload);
process.on('message', () => process.exit(0));
