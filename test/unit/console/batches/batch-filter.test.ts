import { describe, expect, it } from 'vitest';
import {
  addressOf,
  batchesPath,
  filterFrom,
} from '../../../../functions/console/page/batches/batch-filter.ts';

describe('the filter in the address', () => {
  it('comes back out of it as it went in', () => {
    const filter = {
      status: 'pending_approval',
      person: '12',
      paymentReference: 'NEFT & co/१',
      amountTo: '0.10',
    };
    const search = new URLSearchParams(addressOf(filter, null).split('?')[1]);
    expect(filterFrom(search)).toEqual(filter);
  });

  it('is not what else stands there: the open dialog, the page of the list, what is empty', () => {
    expect(filterFrom(new URLSearchParams('act=approve-chosen&cursor=abc&status=&from=2026-11-01'))).toEqual({
      from: '2026-11-01',
    });
  });

  it('asks the API for fifty rows, from where the page before ended', () => {
    expect(addressOf({}, null)).toBe('/batches');
    expect(batchesPath({}, null)).toBe('/api/batches?limit=50');
    expect(batchesPath({ status: 'draft' }, 'a+b')).toBe('/api/batches?status=draft&cursor=a%2Bb&limit=50');
  });
});
