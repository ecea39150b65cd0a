import { expect } from 'vitest';
import type { Diagnosis } from '../../shared/events/diagnosis.ts';
import { expectLegalHistory } from '../support/legal-history.ts';
import type { PayoutStack } from '../support/payout-stack.ts';

/** What ops would be told: the findings of `payouts doctor --invariants`. */
const brokenInvariants = async ({ invoke }: PayoutStack): Promise<unknown> => {
  const command = { command: 'doctor', args: { invariants: true }, actor: 'a proof' };
  const { findings, notChecked, ...rest } = (await invoke(command, 'ops')) as unknown as Diagnosis;
  return findings?.length === 0 && notChecked.length === 0 ? [] : { findings, notChecked, ...rest };
};

/** Whatever was done to the company: no promise is broken in its tables, and each batch has one legal history. */
export const expectSound = async (company: PayoutStack, where: string): Promise<void> => {
  company.stack.dataApi.faults.clear();
  expect(await brokenInvariants(company), where).toEqual([]);
  const batches = await company.sql(
    'SELECT id FROM mlm_payout_batches WHERE settling_since IS NULL ORDER BY id',
  );
  for (const { id } of batches) await expectLegalHistory(company, String(id));
};
