import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { parseOpsCommand } from '../../shared/events/ops-command.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { OpsEnv, readEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { answerCommand, type OpsAnswer } from './answer-command.ts';
import { payoutSchedule } from './call/ops-deps.ts';

const env = readEnv(OpsEnv);
const deps = { ...assembleDeps(env), schedule: payoutSchedule(env) };

/** Invoked by operators with IAM, as a rule through the `payouts` command. */
export const handler = middy<unknown, OpsAnswer>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler((payload: unknown, { awsRequestId }: Context) => {
    const command = parseOpsCommand(payload);
    // Not who: the audit event of what was changed says it, and CloudTrail knows it of every request.
    logger.info('operator asks', { command: command.command });
    return answerCommand({ ...deps, requestId: awsRequestId }, command);
  });
