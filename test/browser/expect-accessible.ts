import axe, { type Result, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA. */
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** A colour half-way through a change is nobody's choice; what turns for ever never ends. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished.catch(() => {})))`;

const described = ({ id, help, nodes }: Result): string =>
  [
    `${id}: ${help}`,
    ...nodes.map(({ target, html, failureSummary = '' }) => {
      const [, ...ways] = failureSummary.split('\n').map((line) => line.trim());
      return `  ${target.join(' ')}: ${ways.join('; ')}\n    ${html.slice(0, 200)}`;
    }),
  ].join('\n');

/** That axe finds nothing on what the page shows now. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(SETTLED);
  // Evaluated, not added as a script: the page's own policy would refuse that one.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const violations: Result[] = await page.evaluate(
    `axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) => violations)`,
  );
  if (violations.length === 0) return;
  throw new Error(`axe finds on ${page.url()}:\n${violations.map(described).join('\n')}`);
};
