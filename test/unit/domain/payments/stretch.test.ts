import { describe, expect, it } from 'vitest';
import { type Stretch, unansweredIn } from '../../../../shared/domain/payments/stretch.ts';

const drifted = (first: number, last = first): Stretch => ({ first, last, held: false });
const held = (first: number, last = first): Stretch => ({ first, last, held: true });

describe('what nobody has said a word about', () => {
  it('is nothing of nothing', () => {
    expect(unansweredIn([], () => false)).toEqual({ count: 0, itemNos: [] });
  });

  it('is counted with both ends, and in the order of the stretches', () => {
    const found = unansweredIn([drifted(3, 5), held(7)], () => false);
    expect(found).toEqual({ count: 4, itemNos: [3, 4, 5, 7] });
  });

  it('is asked item by item, and whether only a hold stands against it', () => {
    const payHeld = new Set([3, 7]);
    const found = unansweredIn(
      [drifted(3, 5), held(7, 8)],
      (itemNo, stretch) => stretch.held && payHeld.has(itemNo),
    );
    expect(found).toEqual({ count: 4, itemNos: [3, 4, 5, 8] });
  });

  it('is named by its first 100, and counted whole', () => {
    const { count, itemNos } = unansweredIn([drifted(1, 60), drifted(101, 1_000_000)], () => false);
    expect(count).toBe(999_960);
    expect(itemNos).toHaveLength(100);
    expect([itemNos[59], itemNos[60], itemNos[99]]).toEqual([60, 101, 140]);
  });
});
