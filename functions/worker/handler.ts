import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { readEnv, WorkerEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';

readEnv(WorkerEnv);

/** What is too large for an API call, in bounded steps. */
export const handler = middy<unknown, void>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async () => undefined);
