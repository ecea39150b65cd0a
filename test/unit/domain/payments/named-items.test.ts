import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedItems } from '../../../../shared/domain/payments/named-items.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a long list in an event', () => {
  it('is counted, its first named, and all of it in one digest', () => {
    expect(namedItems([10, 2, 1])).toEqual({ count: 3, first: [1, 2, 10], digest: digestOf('1,2,10') });
    expect(namedItems([])).toEqual({ count: 0, first: [], digest: digestOf('') });
  });

  it('names 100 at most, so that ten thousand fit the event', () => {
    const named = namedItems(Array.from({ length: 10_000 }, (_, index) => 4_294_967_295 - index));
    expect(named['count']).toBe(10_000);
    expect(named['first']).toHaveLength(100);
    expect(JSON.stringify(named).length).toBeLessThan(2_000);
  });

  it('is the same in whatever order it was sent, and another where one item is another', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(lists, (itemNos) => {
        expect(namedItems(itemNos.toReversed())).toEqual(namedItems(itemNos));
        const [first = 0, ...others] = itemNos;
        expect(namedItems([first + 5_000, ...others])['digest']).not.toBe(namedItems(itemNos)['digest']);
      }),
    );
  });
});
