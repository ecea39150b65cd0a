import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { openNoticeTopic } from '../../shared/aws/notice-topic.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { NoticeEnv, readEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { type SentNotices, sendNotices } from './send-notices.ts';

const env = readEnv(NoticeEnv);
const deps = { ...assembleDeps(env), topic: openNoticeTopic(env.NOTICE_TOPIC_ARN), logger };

/** Invoked every minute; the event says nothing, the outbox says what is due. */
export const handler = middy<unknown, SentNotices>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(() => sendNotices(deps));
