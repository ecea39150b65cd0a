import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueOf } from '../../support/host/catalogue-of.ts';
import { givenHostSchema } from '../../support/host/given-host-schema.ts';
import { HOST_DEVIATIONS, OLD_DEVIATIONS } from '../../support/host/host-deviations.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

describe.each([
  { tables: 'of the host' as const, deviations: HOST_DEVIATIONS },
  { tables: 'of the old script' as const, deviations: OLD_DEVIATIONS },
])('tables $tables with which nothing could work', ({ tables, deviations }) => {
  it.each(deviations.filter(({ comesTo }) => comesTo !== 'works'))(
    'are refused by name, and stay as they are: $name',
    async (deviation) => {
      await givenHostSchema(company, [deviation], tables);
      const before = await catalogueOf(company);
      const { errorType, errorMessage } = await company.invoke({}, 'migrate');
      expect({ errorType, errorMessage }).toEqual({
        errorType: 'SchemaMismatch',
        errorMessage: expect.stringMatching(deviation.comesTo as RegExp),
      });
      expect(errorMessage).toMatch(/To mend it: (ALTER|DROP)/);
      expect(await catalogueOf(company)).toEqual(before);
    },
  );
});
