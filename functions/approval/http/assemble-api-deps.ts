import { openAttestedReader } from '../../../shared/aws/attested-reader.ts';
import { openFileLinks } from '../../../shared/aws/file-links.ts';
import { BRISK, READING } from '../../../shared/aws/patience.ts';
import { openPayoutRuns } from '../../../shared/aws/payout-runs.ts';
import { openWorker } from '../../../shared/aws/worker.ts';
import { assembleDeps } from '../../../shared/runtime/deps.ts';
import { type ApprovalEnv, readEnv, S3Env } from '../../../shared/runtime/env.ts';
import { logger } from '../../../shared/runtime/logger.ts';
import { payoutSchedule } from '../../../shared/runtime/payout-schedule.ts';
import type { ApiDeps } from './api-deps.ts';

/** Once per cold start. */
export const assembleApiDeps = (env: ApprovalEnv): ApiDeps => ({
  ...assembleDeps(env, BRISK),
  surveyed: assembleDeps(env, READING).database,
  worker: openWorker(env.WORKER_FUNCTION_NAME),
  runs: openPayoutRuns(env.PAYOUT_FUNCTION_NAME),
  files: openFileLinks(env.FILE_BUCKET, readEnv(S3Env)),
  attested: openAttestedReader(env.FILE_BUCKET, readEnv(S3Env)),
  schedule: payoutSchedule(env),
  logger,
});
