import { expect } from 'vitest';
import { givenCommissions } from '../../../support/given.ts';
import { cameTo } from '../../../support/sign-off.ts';
import { until } from '../../../support/until.ts';
import { emptyCompany } from '../company.ts';
import type { UseCase } from '../use-case.ts';

/** The payout function works by itself; whoever asked for the run may poll it by its key. */
export const ASK_FOR_RUN: UseCase = {
  name: 'a run that is asked for',
  functionName: 'approval',
  callers: ['in the console'],
  given: async (company) => {
    await emptyCompany(company);
    await givenCommissions(company, [{}, { amount: '0.01' }]);
    const runKey = 'asked-for';
    return {
      ask: async () => {
        const answer = await company.as.om.post('/api/runs', { runKey });
        const said = answer.status === 202 ? 'asked for' : cameTo(answer);
        return { done: answer.status < 500, said, told: { by: 'request', alone: false, runKey, answer } };
      },
      expectDone: async (where) => {
        // Each time it is asked for it is tried, and only the first makes a batch.
        await until(async () => {
          const [open] = await company.sql(
            `SELECT COUNT(*) = 0 OR SUM(outcome = 'running') > 0 AS some FROM mlm_payout_runs`,
          );
          return open?.['some'] === 0 ? true : undefined;
        });
        const batches = await company.sql('SELECT total_records AS records FROM mlm_payout_batches');
        expect(batches, where).toEqual([{ records: 2 }]);
        const asked = await company.sql('SELECT run_key, user_id FROM mlm_payout_run_requests');
        expect(asked, where).toEqual([{ run_key: 'asked-for', user_id: 6 }]);
      },
    };
  },
};
