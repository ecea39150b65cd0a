import { expect } from 'vitest';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import { paiseFrom } from '../../../shared/domain/basics/money.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { balance } from './bank.ts';
import type { Owed } from './host.ts';

type Sum = { readonly reason: string; readonly count: number; readonly amount: string };

/**
 * Where every rupee is that was ever approved: at the bank, taken back by the company, waiting for the next run, or left
 * out for the reason that a dry run gives. The company and the bank counted by themselves.
 */
export const stateAccount = async (company: PayoutStack, owed: Owed): Promise<readonly string[]> => {
  const preview = await company.invoke({ dryRun: true });
  expect(preview.outcome).toBe('preview');
  const { reached, inAnotherWay } = await balance(company);
  const leftOut: readonly Sum[] = preview['excluded'];
  const eligible = paiseFrom(preview['eligible'].amount);
  const sum = leftOut.reduce(
    (total, { amount }) => total + paiseFrom(amount),
    reached + inAnotherWay + owed.clawedBack + eligible,
  );
  const lines = [
    `approved  ${formatRupees(owed.approved)}`,
    `= paid    ${formatRupees(reached)}`,
    `+ came back, paid in another way  ${formatRupees(inAnotherWay)}`,
    `+ taken back by the company  ${formatRupees(owed.clawedBack)}`,
    `+ due in the next run        ${formatRupees(eligible)} (${preview['eligible'].count})`,
    ...leftOut.map(({ reason, count, amount }) => `+ ${reason}  ${formatRupees(amount)} (${count})`),
  ];
  expect(sum - owed.approved, lines.join('\n')).toBe(0n);
  return lines;
};
