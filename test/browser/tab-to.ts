import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const STEPS_MAX = 100;

/** Whether an outline tells the eye where the keyboard is. */
const SEEN = `(element) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return element.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
}`;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** By the keyboard alone, from wherever it is, to something that then shows it. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  for (let steps = 0; steps < STEPS_MAX && !(await isFocused(target)); steps += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await isFocused(target), `${target} is reached in ${STEPS_MAX} steps`).toBe(true);
  expect(await target.evaluate(`(${SEEN})(document.activeElement)`), `${target} shows its focus`).toBe(true);
};
