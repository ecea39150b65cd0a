import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS } from '../../../../functions/console/page/batches/batch-filter.ts';
import { type FilterTexts, readFilter } from '../../../../functions/console/page/batches/read-filter.ts';

const nothing = Object.fromEntries(FILTER_FIELDS.map((field) => [field, ''])) as FilterTexts;

describe('readFilter', () => {
  it('asks for nothing where nothing was typed', () => {
    expect(readFilter(nothing)).toEqual({ kind: 'filter', filter: {} });
  });

  it('takes amounts as people write them, and text without the space around it', () => {
    const typed = { ...nothing, amountFrom: '1,00,000', amountTo: '₹1,00,000', reference: ' AUTO-2026 ' };
    expect(readFilter({ ...typed, paymentReference: ' NEFT 1 ' })).toEqual({
      kind: 'filter',
      filter: {
        reference: 'AUTO-2026',
        paymentReference: 'NEFT 1',
        amountFrom: '100000.00',
        amountTo: '100000.00',
      },
    });
  });

  it.each([
    { typed: { amountFrom: 'a lot' }, at: ['amountFrom'] },
    { typed: { amountTo: '1,5' }, at: ['amountTo'] },
    { typed: { amountFrom: '10.00', amountTo: '9.99' }, at: ['amountTo'] },
    // As text, "9" is the larger one.
    { typed: { amountFrom: '9', amountTo: '10' }, at: [] },
    { typed: { from: '2026-11-02', to: '2026-11-01' }, at: ['to'] },
    { typed: { from: '2026-11-01', to: '2026-11-01' }, at: [] },
    { typed: { reference: 'AUTO 2026' }, at: ['reference'] },
    { typed: { reference: 'x'.repeat(41) }, at: ['reference'] },
    {
      typed: { reference: '*', amountFrom: '-1', from: '2026-11-02', to: '2026-11-01' },
      at: ['amountFrom', 'reference', 'to'],
    },
  ])('says at each field that is meant why not: $typed', ({ typed, at }) => {
    const read = readFilter({ ...nothing, ...typed });
    expect(read.kind === 'refused' ? Object.keys(read.why).sort() : []).toEqual(at);
  });
});
