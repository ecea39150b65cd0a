import { expect } from 'vitest';
import { givenCommissions, scheduleEvent } from '../../../support/given.ts';
import { freeCommissions, inconsistentBatches } from '../../../support/ledger-facts.ts';
import { logSince, metricsIn } from '../../../support/log-lines.ts';
import { storedEvents } from '../../../support/stored-events.ts';
import { type Company, emptyCompany } from '../company.ts';
import type { UseCase } from '../use-case.ts';
import { invokeAsync } from './invoke-async.ts';

const BY_SCHEDULE = 'by the schedule';

const expectOneBatch = async (company: Company, where: string): Promise<void> => {
  const batches = await company.sql('SELECT id, total_records AS records FROM mlm_payout_batches');
  expect(
    batches.map(({ records }) => records),
    where,
  ).toEqual([2]);
  const events = await storedEvents(company, `batch-${batches[0]?.['id']}`);
  expect(
    events.map(({ action }) => action),
    where,
  ).toEqual(['batch_created']);
  const runs = await company.sql(
    `SELECT done_key IS NOT NULL AS done FROM mlm_payout_runs WHERE outcome = 'created'`,
  );
  expect(runs, where).toEqual([{ done: 1 }]);
  expect(await freeCommissions(company), where).toBe(0);
  expect(await inconsistentBatches(company), where).toEqual([]);
};

/** Scheduler may deliver its event twice, and Lambda tries it three times; a terminal repeats with the same run key. */
export const RUN: UseCase = {
  name: 'a run',
  functionName: 'payout',
  callers: [BY_SCHEDULE, 'at the terminal'],
  everyDouble: true,
  given: async (company, caller) => {
    await emptyCompany(company);
    await givenCommissions(company, [{}, { amount: '0.01' }]);
    const event = scheduleEvent();
    const byHand = { runKey: 'by-hand' };
    const scheduled = caller === BY_SCHEDULE;
    const runKey = scheduled ? `schedule/${event.scheduleName}/${event.scheduledTime}` : byHand.runKey;
    let asked = 0;
    return {
      ask: async () => {
        asked += 1;
        const mark = company.stack.lambda.logs('payout').length;
        const answer = await (scheduled ? invokeAsync(company, 'payout', event) : company.invoke(byHand));
        const metrics = metricsIn(logSince(company, 'payout', mark));
        const { outcome, errorType, errorMessage } = answer;
        // Who asks once, and hears, has created it; of the schedule's attempts, it may have been an earlier one.
        if (!scheduled && asked === 1 && !errorType) expect(outcome).toBe('created');
        const done = outcome === 'created' || outcome === 'already_recorded';
        // Of the schedule's attempts it is the last that answers.
        const told = { by: 'run', alone: !scheduled, runKey, answer, metrics } as const;
        return { done, said: outcome ?? `${errorType}: ${errorMessage}`, told };
      },
      expectDone: (where) => expectOneBatch(company, where),
    };
  },
};
