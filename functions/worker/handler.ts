import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { openAttestedStore } from '../../shared/aws/attested-store.ts';
import { openFileStore } from '../../shared/aws/file-store.ts';
import { parseWorkerCommand } from '../../shared/events/worker-command.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { readEnv, S3Env, WorkerEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { answerWorkerCommand, type WorkerAnswer } from './answer-worker-command.ts';

const env = readEnv(WorkerEnv);
const deps = {
  ...assembleDeps(env),
  files: openFileStore(env.FILE_BUCKET),
  attested: openAttestedStore(env.FILE_BUCKET, readEnv(S3Env)),
  logger,
};

/** Invoked asynchronously for what is too large for an API call. What is thrown, Lambda tries again, and the sweep after that. */
export const handler = middy<unknown, WorkerAnswer>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler((event: unknown, context: Context) =>
    answerWorkerCommand(
      { ...deps, remainingMilliseconds: () => context.getRemainingTimeInMillis() },
      parseWorkerCommand(event),
    ),
  );
