import { expect, it } from 'vitest';
import { isSameList } from '../../../../functions/console/page/api/is-same-list.ts';

const items = '/api/batches/42/items';

it.each([
  [items, `${items}?cursor=abc`],
  [`${items}?person=3&cursor=abc`, `${items}?person=3&cursor=def`],
  ['/api/batches?status=cancelled&limit=50', '/api/batches?status=cancelled&cursor=a&limit=50'],
])('%s and %s are pages of one list', (one, other) => {
  expect(isSameList(one, other)).toBe(true);
});

it.each([
  [undefined, items],
  [`${items}?person=3`, `${items}?person=4`],
  [`${items}?person=3`, items],
  [`${items}?commission=12`, `${items}?commission=123`],
  [items, '/api/batches/43/items'],
])('%s and %s are not', (one, other) => {
  expect(isSameList(one, other)).toBe(false);
});
