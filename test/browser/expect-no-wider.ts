import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What by itself, or by what hangs on it unseen, reaches beyond the right edge, where it cannot be scrolled and is not cut off. */
const BEYOND = `(width) => {
  const isOpen = (element) => getComputedStyle(element).overflowX === 'visible';
  const end = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return isOpen(element) ? Math.max(right, left + element.scrollWidth) : right;
  };
  const reaches = (element) => end(element) > width + 0.5;
  const deepest = (element) => {
    if (!reaches(element)) return [];
    const within = isOpen(element) ? [...element.children].flatMap(deepest) : [];
    return within.length > 0 ? within : [element];
  };
  return deepest(document.body).map((element) =>
    element.cloneNode().outerHTML + ' "' + element.textContent.slice(0, 60) + '" ends at ' + Math.round(end(element)));
}`;

/** That nobody has to scroll sideways: a phone would shrink the page instead, and put its buttons out of the thumb's reach. */
export const expectNoWider = async (page: Page): Promise<void> => {
  const width = page.viewportSize()?.width;
  const beyond: string[] = await page.evaluate(`(${BEYOND})(${width})`);
  expect(beyond.join('\n'), `wider than ${width} px: ${page.url()}`).toBe('');
};
