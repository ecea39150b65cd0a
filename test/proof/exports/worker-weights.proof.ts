import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { XLSX_ROWS_MAX } from '../../../shared/domain/exports/export-limits.ts';
import { measureFunctionMemory } from '../../support/function-memory.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenBatchAtSize } from '../../support/given-batch-at-size.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { takeAway } from '../../support/take-away.ts';
import { tried } from '../tried.ts';

/** As Lambda's worker does it, from the request to the link: what it reads and sends is weighed, too (test/proof/files weighs the writers). */

const FORMATS = ['csv', 'xlsx', 'pdf'] as const;
/** A CSV must not grow with its rows. */
const GROWTH_OF_CSV_MAX = 256;
/** Of 2,048, with room for what grows besides. */
const PEAK_MAX = 1_600;

const SIZES = [3, 2_000, inject('proof').items];

const lines: string[] = [];
afterAll(() => {
  process.stdout.write(
    `${['format  items  seconds  worker grew MB  worker peak MB  file MB', ...lines].join('\n')}\n`,
  );
  tried('files of the worker weighed', lines.length);
});

describe.each(SIZES)('a batch of %i items', (items) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  let batch: MadeBatch;
  beforeAll(async () => {
    company = await startPayoutStack();
    as = await signedIn(company);
    await givenCompany(company);
    await givenPeople(company);
    await givenSettings(company, { required_approvals: '1' });
    batch = await givenBatchAtSize(company, items);
  });
  afterAll(() => company.discard());

  it.each(FORMATS.filter((format) => format !== 'xlsx' || items <= XLSX_ROWS_MAX))(
    'as %s',
    async (format) => {
      // One that has worked before: what a process takes once is not the file's.
      await company.stack.lambda.kill('worker');
      await takeAway(as.vani, { of: 'runs', format: 'csv' });
      const began = performance.now();
      let bytes = 0;
      const { growth, peak } = await measureFunctionMemory('worker', async () => {
        bytes = (await takeAway(as.vani, { of: 'batch', id: batch.batchId, format })).content.length;
      });
      const seconds = (performance.now() - began) / 1_000;
      lines.push(
        `${format}  ${formatCount(items)}  ${seconds.toFixed(1)}  ${growth}  ${peak}  ${(bytes / 1_000_000).toFixed(2)}`,
      );
      expect(peak).toBeLessThan(PEAK_MAX);
      if (format === 'csv') expect(growth).toBeLessThan(GROWTH_OF_CSV_MAX);
    },
  );
});
