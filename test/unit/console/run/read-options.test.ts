import { describe, expect, it } from 'vitest';
import { optionLines } from '../../../../functions/console/page/run/option-lines.ts';
import { readOptions } from '../../../../functions/console/page/run/read-options.ts';

describe('options as somebody writes them', () => {
  it('are asked as POST /runs takes them', () => {
    const texts = {
      dateFrom: '2026-11-01',
      lookbackDays: '0',
      minAmount: '₹1,00,000',
      maxItems: '250',
      batchReference: 'URGENT-1',
      force: 'true',
    };
    expect(readOptions(texts)).toEqual({
      kind: 'payload',
      payload: {
        dateFrom: '2026-11-01',
        lookbackDays: 0,
        minAmount: '100000.00',
        maxItems: 250,
        batchReference: 'URGENT-1',
        force: true,
      },
    });
    expect(readOptions({})).toEqual({ kind: 'payload', payload: {} });
  });

  it.each([
    [{ maxItems: 'many' }, { maxItems: '“many” is no whole number' }],
    [{ lookbackDays: '1.5', force: 'true' }, { lookbackDays: '“1.5” is no whole number' }],
    [{ intervalHours: '-1' }, { intervalHours: '“-1” is no whole number' }],
    [{ minAmount: '1,5' }, { minAmount: expect.stringContaining('“1,5” is no amount') }],
  ])('%o is refused at its field', (texts, why) => {
    expect(readOptions(texts)).toEqual({ kind: 'refused', why });
  });

  it('are said once more before the run is made', () => {
    expect(optionLines({ lookbackDays: 0, maxItems: 100_000, minAmount: '5000.00', force: false })).toEqual([
      'No lookback: whatever its age',
      'The batch must reach ₹5,000.00',
      'At most 1,00,000 commissions',
    ]);
    expect(optionLines({})).toEqual(['All as the settings have it']);
  });
});
