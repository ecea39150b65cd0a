import { describe, expect, it } from 'vitest';
import { beginOf, NO_BEGIN } from '../../../../functions/console/page/payment/moments/begin-of.ts';
import { BeginInput } from '../../../../shared/events/payment-actions.ts';

const entry = (itemNo: number, held: boolean) => ({ itemNo, commissionId: `${itemNo}`, why: 'x', held });

const batch = (...items: readonly ReturnType<typeof entry>[]) => ({
  totalRecords: 10,
  totalAmount: '1000.00',
  drift: {
    count: items.filter(({ held }) => !held).length,
    heldCount: items.filter(({ held }) => held).length,
    itemNos: items.filter(({ held }) => !held).map(({ itemNo }) => itemNo),
    items: [...items],
  },
});

const amounts = new Map([
  [3, '100.50'],
  [4, '99.50'],
]);

const bodyOf = ({ asked }: ReturnType<typeof beginOf>) =>
  asked.kind === 'ready' ? BeginInput.parse(asked.body) : asked.missing;

describe('a begin', () => {
  it('pays all of a batch that nothing stands against', () => {
    const plan = beginOf(batch(), { ...NO_BEGIN, notes: ' file 7 ' }, amounts);
    expect(bodyOf(plan)).toEqual({ notes: 'file 7', leaveOut: [], payHeld: [] });
    expect(plan).toMatchObject({
      paid: { count: 10, amount: 100000n },
      leftOut: { count: 0, amount: 0n },
      exact: true,
    });
  });

  it('leaves out by number what has drifted or is on hold', () => {
    const plan = beginOf(batch(entry(3, false), entry(4, true)), NO_BEGIN, amounts);
    expect(bodyOf(plan)).toEqual({ leaveOut: [3, 4], payHeld: [] });
    expect(plan).toMatchObject({
      paid: { count: 8, amount: 80000n },
      leftOut: { count: 2, amount: 20000n },
      exact: true,
    });
  });

  it('pays what is on hold all the same where that is said, and never what has drifted', () => {
    const plan = beginOf(batch(entry(3, false), entry(4, true)), { notes: '', payHeld: [3, 4, 9] }, amounts);
    expect(bodyOf(plan)).toEqual({ leaveOut: [3], payHeld: [4] });
    expect(plan).toMatchObject({ paid: { count: 9, amount: 89950n } });
  });

  it('answers for all of it where not all is listed, and says that the amount is not known to the paisa', () => {
    const { drift, ...totals } = batch(entry(3, false), entry(4, true));
    const plan = beginOf({ ...totals, drift: { ...drift, count: 7 } }, { notes: '', payHeld: [4] }, amounts);
    expect(bodyOf(plan)).toEqual({ leaveOut: 'drifted', payHeld: [4] });
    expect(plan).toMatchObject({ paid: { count: 3, amount: 89950n }, exact: false });
  });

  it('does not know the amount of an item that was not read yet', () => {
    expect(beginOf(batch(entry(5, false)), NO_BEGIN, amounts).exact).toBe(false);
  });

  it('is not asked for where nothing would be paid', () => {
    const { drift } = batch(entry(3, false));
    const plan = beginOf({ totalRecords: 1, totalAmount: '100.50', drift }, NO_BEGIN, amounts);
    expect(bodyOf(plan)).toEqual(['Something to pay: with all of that left out, nothing would be paid.']);
  });
});
