import { describe, expect, it } from 'vitest';
import { leftOutPath, optionsIn, runAddress } from '../../../../functions/console/page/run/run-options.ts';

describe('the address of a run', () => {
  it('has its options in one order, whatever else it names, and none that is empty', () => {
    const search = new URLSearchParams('force=true&act=run&maxItems=&lookbackDays= 0 ');
    expect(optionsIn(search)).toEqual({ lookbackDays: '0', force: 'true' });
    expect(runAddress(optionsIn(search))).toBe('/run?lookbackDays=0&force=true');
    expect(runAddress({}, { reason: 'on_hold' })).toBe('/run?reason=on_hold');
    expect(runAddress({})).toBe('/run');
  });

  it('asks for what is left out with the options that bear on it', () => {
    const options = { lookbackDays: '3', minAmount: '5', batchReference: 'A', force: 'true', maxItems: '9' };
    expect(leftOutPath(options, 'on_hold', null)).toBe(
      '/api/runs/preview/left-out?reason=on_hold&lookbackDays=3&maxItems=9&limit=50',
    );
    expect(leftOutPath({}, 'on_hold', 'x+y')).toBe(
      '/api/runs/preview/left-out?reason=on_hold&cursor=x%2By&limit=50',
    );
  });
});
