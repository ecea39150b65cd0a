import type { OpsEnvironment } from '../ops/answer-here.ts';
import { localEnv } from '../target/local-env.ts';

/** The admin of the local stack, as it wrote itself down; nothing of AWS is used. `flag` asked for it. */
export const localAdmin = (flag: string): OpsEnvironment => {
  const { env } = localEnv(flag);
  return {
    ...env,
    DB_RESOURCE_ARN: env['PAYOUT_RESOURCE_ARN'] ?? '',
    DB_SECRET_ARN: env['PAYOUT_SECRET_ARN'] ?? '',
    DB_NAME: env['PAYOUT_DATABASE'] ?? '',
    NOTICE_TOPIC_ARN: env['PAYOUT_NOTICE_TOPIC_ARN'] ?? '',
  };
};
