import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { openNoticeTopic } from '../../shared/aws/notice-topic.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { NoticeEnv, readEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { emitterOf } from '../../shared/runtime/metrics.ts';
import { measure } from './measure.ts';
import { type SentNotices, sendNotices } from './send-notices.ts';

const env = readEnv(NoticeEnv);
const deps = {
  ...assembleDeps(env),
  topic: openNoticeTopic(env.NOTICE_TOPIC_ARN),
  emit: emitterOf('notice'),
  logger,
};

/** Invoked every minute; the event says nothing, the outbox says what is due. Sending and measuring wait for neither. */
export const handler = middy<unknown, SentNotices>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async () => {
    const measured = measure(deps);
    try {
      return await sendNotices(deps);
    } finally {
      await measured;
    }
  });
