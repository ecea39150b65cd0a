import { expect, it } from 'vitest';
import { hasShape } from '../../../../functions/console/page/acts/has-shape.ts';

const model = { notes: '', drifted: null, answered: { count: 0, itemNos: [] } };

it.each([
  { given: 'as it is written now', kept: { ...model, drifted: 'paid' }, fits: true },
  { given: 'with more than is asked for', kept: { ...model, old: 1 }, fits: true },
  { given: 'without a name that came later', kept: { notes: '', drifted: null }, fits: false },
  { given: 'without a choice', kept: { notes: '', answered: model.answered }, fits: false },
  { given: 'of another kind within', kept: { ...model, answered: { count: 0, itemNos: {} } }, fits: false },
  { given: 'nothing', kept: null, fits: false },
  { given: 'a text', kept: 'x', fits: false },
  { given: 'a list', kept: [], fits: false },
])('a draft that was kept $given: $fits', ({ kept, fits }) => {
  expect(hasShape(kept, model)).toBe(fits);
});

it('takes a text for a text, and a list for a list', () => {
  expect(hasShape('x', '')).toBe(true);
  expect(hasShape([1], [])).toBe(true);
  expect(hasShape([1], '')).toBe(false);
});
