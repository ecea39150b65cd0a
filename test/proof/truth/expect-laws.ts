import { expect } from 'vitest';
import type { PayoutStack } from '../../support/payout-stack.ts';

/** What no answer, row, event or alarm may say of a run that has made its batch. Each finds nobody. */
const LAWS: readonly { readonly that: string; readonly sql: string }[] = [
  {
    that: 'an attempt that made a batch is on record as failed',
    sql: `SELECT r.attempt_id FROM mlm_payout_runs r JOIN mlm_payout_batches b ON b.run_id = r.id
           WHERE r.outcome = 'failed'`,
  },
  {
    that: 'a run is told as failed after it had made its batch',
    sql: `SELECT f.id FROM mlm_payout_events f JOIN mlm_payout_events c
             ON c.id < f.id AND JSON_EXTRACT(c.detail, '$.runKey') = JSON_EXTRACT(f.detail, '$.runKey')
           WHERE f.stream = 'run' AND f.action = 'run_failed' AND c.action = 'batch_created'`,
  },
];

/** After each answer, whatever it was. */
export const expectLaws = async (company: Pick<PayoutStack, 'sql'>, where: string): Promise<void> => {
  for (const { that, sql } of LAWS) expect(await company.sql(sql), `${where}: ${that}`).toEqual([]);
};
