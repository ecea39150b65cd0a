import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { openAttestedStore } from '../../shared/aws/attested-store.ts';
import { openNoticeTopic } from '../../shared/aws/notice-topic.ts';
import { openWorker } from '../../shared/aws/worker.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { NoticeEnv, readEnv, S3Env } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { emitterOf } from '../../shared/runtime/metrics.ts';
import { rememberLists } from './duties/seen-lists.ts';
import { keepEvents } from './keep-events.ts';
import { measure } from './measure.ts';
import { seeToDuties } from './see-to-duties.ts';
import { type SentNotices, sendNotices } from './send-notices.ts';

const env = readEnv(NoticeEnv);
const deps = {
  ...assembleDeps(env),
  topic: openNoticeTopic(env.NOTICE_TOPIC_ARN),
  pageUrl: env.PAGE_URL,
  worker: openWorker(env.WORKER_FUNCTION_NAME),
  attested: openAttestedStore(env.FILE_BUCKET, readEnv(S3Env)),
  lists: rememberLists(),
  emit: emitterOf('notice'),
  logger,
};

/** Invoked every minute; the event says nothing, the database says what is due. Sending waits for nothing else. */
export const handler = middy<unknown, SentNotices>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async () => {
    const beside = Promise.all([measure(deps), seeToDuties(deps), keepEvents(deps)]);
    try {
      return await sendNotices(deps);
    } finally {
      await beside;
    }
  });
