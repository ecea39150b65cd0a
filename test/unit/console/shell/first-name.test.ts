import { expect, it } from 'vitest';
import { firstName } from '../../../../functions/console/page/shell/first-name.ts';

it.each([
  ['Om Prakash', 'Om'],
  ['Dr. Asha Menon', 'Asha'],
  ['A P J Abdul Kalam', 'Abdul'],
  [' Vani', 'Vani'],
  ['R.', 'R.'],
  ['', ''],
])('who is called “%s” goes by “%s”', (name, first) => {
  expect(firstName(name)).toBe(first);
});
