import { describe, expect, it } from 'vitest';
import {
  ITEM_CHOICES,
  itemChoiceIn,
  withItemChoice,
} from '../../../../functions/console/page/batch/item-choices.ts';

const at = (search: string) => new URLSearchParams(search);

describe('the choice of items', () => {
  it.each(ITEM_CHOICES)('$label is found in the address again', ({ value }) => {
    expect(itemChoiceIn(withItemChoice(at('show=items&status=paid&mark=failed'), value))).toBe(value);
  });

  it('keeps whose items they are, and begins at the first page', () => {
    const before = at('show=items&person=7&mark=failed&cursor=abc');
    expect(withItemChoice(before, 'status=paid').toString()).toBe('show=items&person=7&status=paid');
    expect(withItemChoice(before, '').toString()).toBe('show=items&person=7');
  });

  it('takes what it does not know for any', () => {
    expect(itemChoiceIn(at('show=items&status=owl'))).toBe('');
  });
});
