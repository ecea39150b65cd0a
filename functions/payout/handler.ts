import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { openAttestedReader } from '../../shared/aws/attested-reader.ts';
import type { PayoutResult } from '../../shared/events/payout-result.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { PayoutEnv, readEnv, S3Env } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { emitterOf } from '../../shared/runtime/metrics.ts';
import { runPayout } from './run-payout.ts';

const env = readEnv(PayoutEnv);
const deps = {
  ...assembleDeps(env),
  attested: openAttestedReader(env.FILE_BUCKET, readEnv(S3Env)),
  logger,
  emit: emitterOf('payout'),
};

/** The schedule's event, or a payload by hand, to what came of it. What is thrown, Lambda reports and retries. */
export const handler = middy<unknown, PayoutResult>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler((payload: unknown, context: Context) =>
    runPayout(deps, payload, {
      requestId: context.awsRequestId,
      remainingMilliseconds: () => context.getRemainingTimeInMillis(),
    }),
  );
