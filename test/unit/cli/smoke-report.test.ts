import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../infra/cli/smoke/probe/probe-result.ts';
import { PROBES } from '../../../infra/cli/smoke/probes.ts';
import { resultLines, summaryLines } from '../../../infra/cli/smoke/report-lines.ts';

const root = join(import.meta.dirname, '../../..');

const result = (verdict: ProbeResult['verdict']): ProbeResult => ({
  name: 'update-counts',
  question: 'Matched or changed?',
  weAssume: 'matched',
  reliedOnBy: ['a.ts', 'b.ts'],
  ifItDiffers: 'Change a.ts.',
  verdict,
  observed: 'changed',
});

describe('an answer', () => {
  it('that is as assumed takes one line', () => {
    expect(resultLines(result('as_assumed'))).toEqual(['as assumed          update-counts: changed']);
  });

  it('that nobody could give takes one line', () => {
    expect(resultLines(result('not_asked'))).toEqual(['could not be asked  update-counts: changed']);
  });

  it('that differs says what rests on it and what to do', () => {
    expect(resultLines(result('differs'))).toEqual([
      'DIFFERS             update-counts: changed',
      '                    question      Matched or changed?',
      '                    we assume     matched',
      '                    relied on by  a.ts, b.ts',
      '                    what to do    Change a.ts.',
    ]);
  });

  it('that did not come is no difference: ask again', () => {
    const lines = resultLines(result('failed'));
    expect(lines[0]).toBe('FAILED              update-counts: changed');
    expect(lines.at(-1)).toMatch(/what to do {4}Ask again/);
  });
});

describe('the last lines', () => {
  const results = [result('as_assumed'), result('as_assumed'), result('differs'), result('not_asked')];

  it('count the answers', () => {
    expect(summaryLines(results, [])).toEqual([
      '4 questions: 2 as assumed, 1 differ, 1 could not be asked, 0 failed.',
    ]);
  });

  it('name what was left out', () => {
    expect(summaryLines(results, ['x', 'y']).at(-1)).toBe('With --slow, about six minutes, also: x, y.');
  });
});

describe('the questions', () => {
  it('have a name each', () => {
    expect(new Set(PROBES.map(({ name }) => name)).size).toBe(PROBES.length);
  });

  it.each(PROBES)('$name names files that are there', ({ reliedOnBy }) => {
    expect(reliedOnBy.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(reliedOnBy.length).toBeGreaterThan(0);
  });

  it.each(PROBES)('$name names files in its advice that are there', ({ ifItDiffers }) => {
    const files = ifItDiffers.match(/\b(?:infra|shared|functions|test)\/[\w/-]+\.(?:ts|sql)/g) ?? [];
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
