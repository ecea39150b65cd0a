import { expect } from 'vitest';
import { claimedTwice } from '../support/ledger-facts.ts';
import { expectLegalHistory } from '../support/legal-history.ts';
import type { PayoutStack } from '../support/payout-stack.ts';

/** Whatever was done to the company: no promise is broken in its tables, and each batch has one legal history. */
export const expectSound = async (company: PayoutStack, where: string): Promise<void> => {
  expect(await claimedTwice(company), where).toEqual([]);
  const batches = await company.sql('SELECT id FROM mlm_payout_batches ORDER BY id');
  for (const { id } of batches) await expectLegalHistory(company, String(id));
};
