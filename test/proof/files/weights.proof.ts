import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { tried } from '../tried.ts';
import type { Weight } from './weight.ts';

/** Node makes room for what is young by the memory of its machine, and Lambda's is small. */
const SMALL_MACHINE = '--max-semi-space-size=16';

const weigh = async (format: string, rows: number): Promise<Weight> => {
  const script = join(import.meta.dirname, 'weigh-file.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    SMALL_MACHINE,
    script,
    format,
    String(rows),
  ]);
  return JSON.parse(stdout);
};

const lines: string[] = [];
afterAll(() => {
  process.stdout.write(
    `${['format  rows  seconds of a processor  peak MB  file MB', ...lines].join('\n')}\n`,
  );
  tried('sizes of files', lines.length);
});

describe('a file is written in the memory it may take', () => {
  it.each([
    { format: 'csv', rows: 3, most: 256 },
    { format: 'csv', rows: 2_000, most: 256 },
    { format: 'csv', rows: 100_000, most: 256 },
    { format: 'csv', rows: 1_000_000, most: 256 },
    { format: 'xlsx', rows: 3, most: 256 },
    { format: 'xlsx', rows: 2_000, most: 256 },
    { format: 'xlsx', rows: 100_000, most: 1_000 },
    { format: 'pdf', rows: 3, most: 256 },
    { format: 'pdf', rows: 2_000, most: 384 },
    { format: 'pdf', rows: 5_000, most: 384 },
  ])('$format of $rows rows: at most $most MB', async ({ format, rows, most }) => {
    const { processorSeconds, peakMegabytes, megabytes } = await weigh(format, rows);
    lines.push(
      `${format}  ${rows}  ${processorSeconds.toFixed(1)}  ${Math.round(peakMegabytes)}  ${megabytes.toFixed(2)}`,
    );
    expect(megabytes).toBeGreaterThan(0);
    expect(peakMegabytes).toBeLessThan(most);
  });
});
