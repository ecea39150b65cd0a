import { createHash } from 'node:crypto';
import { type Notice, noticeOf } from './notice.ts';

/** A run failed; one notice per run key, however often it is retried. */
export const runFailedNotice = (
  failure: { readonly runKey: string; readonly name: string; readonly message: string },
  occurredAt: Date,
): Notice => {
  const { runKey, name, message } = failure;
  const keyDigest = createHash('sha256').update(runKey).digest('hex');
  return noticeOf(
    {
      noticeKey: `payout_run_failed/${keyDigest}`,
      type: 'payout_run_failed',
      audience: 'admin',
      occurredAt: occurredAt.toISOString(),
      runKey,
      errorType: name,
      error: message,
    },
    `Payout run failed: ${name} (${runKey})`,
    [
      `An attempt at payout run ${runKey} failed, and made no batch.`,
      '',
      `${name}: ${message}`,
      '',
      'Mend the cause, then run again with the same run key; a run that had committed is not repeated.',
    ],
  );
};
