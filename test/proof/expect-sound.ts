import { expect } from 'vitest';
import type { Diagnosis } from '../../shared/events/diagnosis.ts';
import { expectLegalHistory } from '../support/legal-history.ts';
import type { PayoutStack } from '../support/payout-stack.ts';

/** By what ops would be told: the findings of `payouts doctor --invariants`. */
const expectInvariants = async ({ invoke }: PayoutStack, where: string): Promise<void> => {
  const command = { command: 'doctor', args: { invariants: true }, actor: 'a proof' };
  const answer = (await invoke(command, 'ops')) as unknown as Diagnosis;
  const sound = answer.findings?.length === 0 && answer.notChecked.length === 0;
  if (!sound) expect.fail(`${where}, the doctor finds ${JSON.stringify(answer, undefined, 1)}`);
};

/** Whatever was done to the company: no promise is broken in its tables, and each batch has one legal history. */
export const expectSound = async (company: PayoutStack, where: string): Promise<void> => {
  company.stack.dataApi.faults.clear();
  await expectInvariants(company, where);
  // What the old script did to a batch is in no stream; the invariants know it.
  const batches = await company.sql(
    `SELECT id FROM mlm_payout_batches WHERE settling_since IS NULL AND CONCAT('batch-', id) NOT IN
       (SELECT stream FROM mlm_payout_events WHERE action = 'batch_adopted') ORDER BY id`,
  );
  for (const { id } of batches) await expectLegalHistory(company, String(id));
};
