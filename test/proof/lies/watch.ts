import { expect } from 'vitest';
import { businessTables } from '../../support/ledger-facts.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { MARK } from './lie.ts';

/** Nothing that came from outside stands in a statement; it can only have been a parameter of one. */
const expectNoTextInSql = ({ stack }: PayoutStack): void => {
  const { calls } = stack.dataApi;
  expect(calls.all.filter(({ sql }) => sql?.includes(MARK)).map(({ sql }) => sql)).toEqual([]);
  calls.reset();
};

/** Does something, and holds that it changed no business row where it says that it refused. */
export const watch = async (company: PayoutStack, ask: () => Promise<'refused' | 'taken'>): Promise<void> => {
  const before = await businessTables(company);
  const came = await ask();
  if (came === 'refused') expect(await businessTables(company)).toEqual(before);
  expectNoTextInSql(company);
};
