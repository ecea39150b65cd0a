import { expect, it } from 'vitest';
import { counted } from '../../../../shared/domain/basics/counted.ts';

it.each([
  { count: 0, text: '0 commissions' },
  { count: 1, text: '1 commission' },
  { count: 2, text: '2 commissions' },
  { count: 123_456, text: '1,23,456 commissions' },
])('$text', ({ count, text }) => {
  expect(counted(count, 'commission')).toBe(text);
});

it.each([
  { count: 1, text: '1 batch awaits' },
  { count: 3, text: '3 batches await' },
])('with its verb: $text', ({ count, text }) => {
  expect(counted(count, 'batch awaits', 'batches await')).toBe(text);
});
