import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenSettings } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { jsonLines, logSince } from '../../support/log-lines.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch } from '../../support/people.ts';
import { OVERDUE, reseal } from '../../support/reseal.ts';
import { approve } from '../../support/sign-off.ts';
import { workerRests } from '../../support/worker-rests.ts';
import type { People } from '../payments/ask-payment.ts';
import { told } from './told.ts';

/** Runs that came to nothing months ago, and who asked for them. */
const givenOldRuns = async ({ sql }: PayoutStack): Promise<void> => {
  for (const runKey of ['forgotten-1', 'forgotten-2', 'forgotten-3', 'forgotten-4']) {
    await sql(
      `INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, started_at)
       VALUES (?, ?, 'manual', '{}', 'failed', NOW(6) - INTERVAL 90 DAY)`,
      [randomUUID(), runKey],
    );
  }
};

/** Batches that wait too long for a vote, for the worker, for the bank's word; a role that somebody wrote by SQL. */
const givenOverdue = async (company: PayoutStack, as: People): Promise<void> => {
  const expired = await givenBatch(company, [{}]);
  await reseal(company, expired.batchId, OVERDUE);
  await givenBatches(company, [{ id: 700_001, hoursOld: 50 }]);
  const begun = await givenBatch(company, [{}]);
  await approve(as.bimal, begun);
  await told(as.farah.post(`/api/batches/${begun.batchId}/payment`, {}));
  await company.sql(
    'UPDATE mlm_payout_batches SET payment_begun_at = payment_begun_at - INTERVAL 3 DAY WHERE id = ?',
    [begun.batchId],
  );
  await company.sql(
    `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
     VALUES (12, 'x', 'x', 'viewer', 1, NOW(6), NOW(6))`,
  );
};

/** The minutes of the notice function in which everything is due that time makes due. */
export const tellMinutes = async (company: PayoutStack, as: People): Promise<void> => {
  await givenSettings(company, { keep_runs_days: '30', keep_notices_days: '10', keep_answers_days: '2' });
  await givenOldRuns(company);
  await givenOverdue(company, as);
  await company.sql('UPDATE mlm_payout_exports SET requested_at = requested_at - INTERVAL 9 DAY');
  await givenDigestHour(company, 'has come');
  for (let minute = 0; minute < 2; minute += 1) await company.invoke({}, 'notice');
  await workerRests(company);
  // What a duty cannot do is logged, and nothing else.
  expect(jsonLines(logSince(company, 'notice', 0)).filter(({ level }) => level === 'ERROR')).toEqual([]);
};
