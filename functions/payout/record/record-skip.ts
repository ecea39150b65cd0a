import type { Transaction } from '../../../shared/aws/transaction.ts';
import { RUN_STREAM } from '../../../shared/domain/audit/streams.ts';
import { isoInZone } from '../../../shared/domain/basics/zoned-time.ts';
import type { Skip } from '../../../shared/domain/runs/plan-run.ts';
import type { SkippedResult } from '../../../shared/events/payout-result.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { skippedResult } from '../../../shared/procedures/runs/describe-result.ts';
import { runActor, runContext } from '../../../shared/procedures/runs/run-context.ts';
import { upsertSettings } from '../../../shared/sql/settings/settings.ts';
import type { OpenRun } from '../runs/open-run.ts';
import { recordOutsideChange } from './record-outside-change.ts';

/** A run that made no batch is recorded like one that did, with its reason. */
export const recordSkip = async (
  transaction: Transaction,
  { request, facts, settings, survey, at }: OpenRun,
  skip: Skip,
): Promise<SkippedResult> => {
  const { runKey } = request;
  const result = skippedResult(runKey, skip, survey);
  await transaction.write(
    upsertSettings(
      {
        last_attempt: isoInZone(at, settings.timezone),
        last_context: runContext(request),
        last_error: skip.message,
      },
      facts.settings.rows,
    ),
  );
  await appendEvent(transaction, {
    stream: RUN_STREAM,
    actor: runActor(request, facts),
    action: 'run_skipped',
    detail: { runKey, reason: skip.reason, message: skip.message },
    occurredAt: at,
  });
  await recordOutsideChange(transaction, facts.settings, at);
  return result;
};
