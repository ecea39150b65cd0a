import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostAtWork } from '../../support/host-at-work.ts';
import { ISOLATION_LEVELS, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFiveAtSize } from '../../support/phase-five-at-size.ts';

const ITEMS = 100_000;

describe.each(ISOLATION_LEVELS)('under %s a large database of the old script', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation, migrated: false });
    const t = performance.now();
    await givenPhaseFiveAtSize(company, ITEMS);
    console.log('seeded', performance.now() - t);
  }, 300_000);
  afterAll(() => company.discard());

  it('is adopted while the host works on it, and no statement of the host waits for more than 2 s', async () => {
    const host = await hostAtWork(company);
    const t = performance.now();
    const answer = await company.invoke({}, 'migrate');
    console.log('migrated', performance.now() - t, JSON.stringify(answer));
    const { statements, slowest } = await host.rest();
    console.log(statements, slowest, company.stack.dataApi.calls.all.length);
    expect(answer).toMatchObject({ adopted: { items: expect.any(Number) } });
    expect(slowest.milliseconds).toBeLessThan(2_000);
    const t2 = performance.now();
    const again = await company.invoke({ command: 'adopt' }, 'migrate');
    console.log('again', performance.now() - t2, JSON.stringify(again));
  }, 150_000);
});
