import { expect, inject, it } from 'vitest';
import { givenNothingEarned } from '../../integration/payments/ask-payment.ts';
import { scheduleEvent } from '../../support/given.ts';
import { logSince, metricLines } from '../../support/log-lines.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { approve } from '../../support/sign-off.ts';
import { until } from '../../support/until.ts';
import { givenLedger } from '../run/given-ledger.ts';
import { startMeasured } from '../start-measured.ts';
import { tellFigure } from '../tell-figure.ts';
import { costsOf } from './costs-of.ts';
import { openMeter } from './meter.ts';
import { readPrices } from './prices.ts';
import { standing } from './standing.ts';
import { type Usage, usageOf } from './usage.ts';

const { quick, pools, most } = inject('bench');
const [pool = ''] = pools;
const SIZES = quick ? [1_000] : [1_000, 100_000, 1_000_000].filter((size) => size <= most);
const prices = readPrices();

const HOURS_PER_DAY = 24;
const MINUTES_PER_DAY = 1_440;
const MINUTES = 10;
const WORKER_SECONDS = 600;

const minute = (company: PayoutStack): Promise<unknown> => company.invoke({}, 'notice');

/** Until the worker, whom a minute asks, has kept the list of the new batch. */
const listKept = (company: PayoutStack): Promise<true> =>
  until(
    async () =>
      company.stack.lambda.invocations.some(({ functionName }) => functionName === 'worker') || undefined,
    WORKER_SECONDS,
  );

const night = async ({ stack }: PayoutStack): Promise<void> => {
  const mark = stack.lambda.logs('ops').length;
  const name = stack.scheduler.scheduleNames.find((each) => each.endsWith('-nightly')) ?? '';
  await stack.scheduler.fire(name, new Date());
  await until(
    async () => metricLines(logSince({ stack }, 'ops', mark)).find((line) => 'NightlyChecked' in line),
    WORKER_SECONDS,
  );
};

const tell = (act: string, commissions: number | undefined, usage: Usage): void => {
  const name = { act, of: commissions?.toLocaleString('en-IN') ?? 'any' };
  const { lambdaGbSecond = 0, dataApiRequest = 0 } = usage;
  tellFigure({ ...name, measure: 'GB-seconds', unit: 'GB-seconds', value: lambdaGbSecond });
  tellFigure({ ...name, measure: 'requests', unit: 'calls', value: dataApiRequest });
  for (const [measure, value] of costsOf(usage, prices)) tellFigure({ ...name, measure, unit: 'USD', value });
};

const { asOf, region, checked } = prices;
console.error(
  `Prices of ${region}, ${asOf}${checked ? '' : ': a guess that nobody has compared with those of AWS'}.`,
);

it.each(SIZES)('what a run, a vote and an idle day take, with %i commissions', async (commissions) => {
  const company = await startMeasured(pool);
  await givenNothingEarned(company);
  const { asha } = await signedIn(company);
  // Whatever is done once only: what was found of the settings, the digest of the day.
  await company.invoke({ force: true });
  await minute(company);
  await givenLedger(company, { from: 0, to: commissions });
  // The daily run begins with a cold start, and so does the first vote.
  await company.stack.lambda.kill('payout');
  const used = openMeter(company, prices);
  let batch: MadeBatch | undefined;

  const run = await used(async () => {
    const { batchId, contentHash, totalAmount, totalRecords } = await company.invoke(scheduleEvent());
    expect(totalRecords).toBe(commissions);
    batch = { batchId, contentHash, totalAmount };
    await minute(company);
    await listKept(company);
  });
  tell('a run', commissions, usageOf([1, run], [1, { schedulerInvocation: 1 }]));

  const vote = await used(async () => {
    if (batch) expect((await approve(asha, batch)).body).toMatchObject({ outcome: 'approved' });
  });
  tell('a vote', commissions, vote);

  await minute(company);
  const minutes = await used(async () => {
    for (let passed = 0; passed < MINUTES; passed += 1) await minute(company);
  });
  const once = await used(async () => {
    await night(company);
    expect(await company.invoke(scheduleEvent())).toMatchObject({ outcome: 'skipped' });
  });
  const digest: Usage = { snsPublish: 1, email: prices.addressesPerNotice };
  const scheduled: Usage = { schedulerInvocation: MINUTES_PER_DAY + 2 };
  const parts = [
    [MINUTES_PER_DAY / MINUTES, minutes],
    [1, once],
    [1, digest],
    [1, scheduled],
  ] as const;
  tell('an idle day', commissions, usageOf(...parts, [1, standing()]));
  await company.discard();
});

it('what a cluster of its own takes in a day, at rest', () => {
  tell('a cluster at rest, a day', undefined, { acuHour: prices.acuAtRest * HOURS_PER_DAY });
});
