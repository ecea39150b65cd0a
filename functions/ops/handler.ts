import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import manifest from '../../package.json' with { type: 'json' };
import { openAttestedStore } from '../../shared/aws/attested-store.ts';
import { openNoticeSubscriptions } from '../../shared/aws/notice-subscriptions.ts';
import { openOwnFunction } from '../../shared/aws/own-function.ts';
import { parseOpsCommand } from '../../shared/events/ops-command.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { OpsEnv, readEnv, S3Env } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { emitterOf } from '../../shared/runtime/metrics.ts';
import { payoutSchedule } from '../../shared/runtime/payout-schedule.ts';
import { answerCommand, type OpsAnswer } from './answer-command.ts';

const env = readEnv(OpsEnv);
const deps = {
  ...assembleDeps(env),
  schedule: payoutSchedule(env),
  deployedWith: env.DEPLOYED_WITH,
  subscriptions: env.NOTICE_TOPIC_ARN ? openNoticeSubscriptions(env.NOTICE_TOPIC_ARN) : undefined,
  attested: env.FILE_BUCKET ? openAttestedStore(env.FILE_BUCKET, readEnv(S3Env)) : undefined,
  emit: emitterOf('ops'),
  logger,
  version: manifest.version,
};

/** Invoked by operators with IAM, as a rule through the `payouts` command; and each night by its schedule. */
export const handler = middy<unknown, OpsAnswer>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler((payload: unknown, { awsRequestId, functionName }: Context) => {
    const command = parseOpsCommand(payload);
    // Not who: the audit event of what was changed says it, and CloudTrail knows it of every request.
    logger.info('operator asks', { command: command.command });
    return answerCommand({ ...deps, goOn: openOwnFunction(functionName), requestId: awsRequestId }, command);
  });
