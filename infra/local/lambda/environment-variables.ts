import { functionAccessKeyId, secretAccessKey } from '../access/access.ts';
import { region } from '../template/pseudo-parameters.ts';
import type { FunctionDefinition } from '../template/read-functions.ts';

/** All a function sees: what Lambda sets, what the template sets, where the local services are. Nothing of ours. */
export const environmentVariables = (
  { name, handler, codeDirectory, memoryMegabytes, environment }: FunctionDefinition,
  endpoints: Readonly<Record<string, string>>,
  runtimeApi: string,
): Record<string, string> => ({
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LAMBDA_TASK_ROOT: codeDirectory,
  LAMBDA_RUNTIME_DIR: '/var/runtime',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_LAMBDA_RUNTIME_API: runtimeApi,
  AWS_ACCESS_KEY_ID: functionAccessKeyId(name),
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: 'local',
  _HANDLER: handler,
  ...environment,
  ...endpoints,
});
