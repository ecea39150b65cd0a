import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { givenNothingEarned } from '../../integration/payments/ask-payment.ts';
import { expectSound } from '../../proof/expect-sound.ts';
import { measureFunctionMemory } from '../../support/function-memory.ts';
import { givenManyCommissions } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenCrowd } from '../../support/sign-off.ts';
import type { Figure } from '../figure.ts';
import { tellFigure } from '../tell-figure.ts';
import { memoryFigures } from './memory-figures.ts';
import { openVisitor, type Visit, type VisitedBatch, type Visitor } from './visitor.ts';

const { quick } = inject('bench');

const PEOPLE = quick ? 10 : 200;
/** Of four: what a process takes once, it takes in the first two; the memory of the others is compared. */
const QUARTER_SECONDS = quick ? 1 : 30;
const PEOPLE_A_BATCH = 20;
const BATCHES = Math.ceil(PEOPLE / PEOPLE_A_BATCH);
const ITEMS = 200;

let company: PayoutStack;
let visitors: readonly Visitor[];

/** More approvals than there are people for one batch: all stay pending. */
const makeBatches = async (): Promise<readonly VisitedBatch[]> => {
  await givenManyCommissions(company, BATCHES * ITEMS);
  const batches: VisitedBatch[] = [];
  while (batches.length < BATCHES) {
    const asked = { force: true, maxItems: ITEMS, requiredApprovals: 50 };
    const { batchId, contentHash, totalAmount } = await company.invoke(asked);
    batches.push({ batchId, contentHash, totalAmount });
  }
  return batches;
};

beforeAll(async () => {
  company = await startPayoutStack();
  await givenNothingEarned(company);
  const people = await givenCrowd(company, PEOPLE);
  const batches = await makeBatches();
  visitors = people.flatMap((client, index) => {
    const batch = batches[index % BATCHES];
    return batch ? [openVisitor(client, { userId: String(101 + index), batch, batches: BATCHES })] : [];
  });
});
afterAll(() => company.discard());

const workFor = async (seconds: number): Promise<readonly Visit[]> => {
  const at = Date.now() + seconds * 1_000;
  return (await Promise.all(visitors.map(({ until }) => until(at)))).flat();
};

const percentile = (visits: readonly Visit[], share: number): number => {
  const inOrder = visits.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  return inOrder[Math.ceil(share * inOrder.length) - 1] ?? Number.NaN;
};

const tell = (figure: Omit<Figure, 'act' | 'of'>): void =>
  tellFigure({ act: 'load', of: `${PEOPLE} people, ${4 * QUARTER_SECONDS} s`, ...figure });

/**
 * A process answers some 150 requests in a quarter: should it keep of each what a page of items takes, some 60 KB, that
 * would be more than this. V8 lets a heap grow for a minute: seen were 50 MB in the second quarter, 11 in the third, and
 * 1 in each that followed.
 */
const GROWTH_MAX = 8;

describe(`${PEOPLE} people at once`, () => {
  it('are all answered rightly, by processes that do not grow', async () => {
    const quarters: Visit[][] = [];
    const quarter = async () => void quarters.push([...(await workFor(QUARTER_SECONDS))]);
    await quarter();
    await quarter();
    const third = await measureFunctionMemory('approval', quarter);
    const fourth = await measureFunctionMemory('approval', quarter);
    const visits = quarters.flat();
    const of = (kind: Visit['kind']) => visits.filter((each) => each.kind === kind);
    const [p50, p99] = [percentile(visits, 0.5), percentile(visits, 0.99)];
    tell({ measure: 'wrong answers', unit: 'calls', value: of('wrong').length, atMost: 0 });
    tell({ measure: 'refused by the limits', unit: 'calls', value: of('limited').length });
    tell({ measure: 'answers', unit: 'rows a second', value: visits.length / (4 * QUARTER_SECONDS) });
    tell({ measure: 'p50', unit: 'ms', value: p50 });
    tell({ measure: 'p99', unit: 'ms', value: p99 });
    tell({ measure: 'p99 ÷ p50', unit: 'times', value: p99 / p50 });
    for (const figure of memoryFigures(third, fourth, quick ? undefined : GROWTH_MAX)) tell(figure);
    expect(of('wrong').slice(0, 5)).toEqual([]);
  });

  it('leave behind what they were told', async () => {
    const rows = await company.sql(
      `SELECT approver_user_id AS userId FROM mlm_payout_batch_approvals WHERE status = 'approved' ORDER BY approver_user_id`,
    );
    const told = visitors.filter(({ hasApproved }) => hasApproved()).map(({ userId }) => userId);
    expect(rows.map(({ userId }) => String(userId))).toEqual(told);
    await expectSound(company, 'after all that');
  });
});
