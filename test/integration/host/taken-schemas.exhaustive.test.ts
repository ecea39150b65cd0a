import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyOr } from '../../support/exhaustive.ts';
import { givenHostSchema } from '../../support/host/given-host-schema.ts';
import { HOST_DEVIATIONS, OLD_DEVIATIONS } from '../../support/host/host-deviations.ts';
import { workToTheEnd } from '../../support/host/work-to-the-end.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

describe.each([
  { tables: 'of the host' as const, deviations: HOST_DEVIATIONS },
  { tables: 'of the old script' as const, deviations: OLD_DEVIATIONS },
])('tables $tables that differ', ({ tables, deviations }) => {
  const taken = deviations.filter(({ comesTo }) => comesTo === 'works');
  const few = taken.filter((_, index) => index % 8 === 0);
  it.each(everyOr(taken, few))('are taken as they are, to the last rupee: $name', async (deviation) => {
    await givenHostSchema(company, [deviation], tables);
    const { errorMessage, users } = await company.invoke({}, 'migrate');
    expect(errorMessage ?? '').toBe('');
    expect(users).toHaveLength(5);
    await workToTheEnd(company);
  });
});
