import type { Figure } from './figure.ts';
import { shown } from './table.ts';
import { FIGURE } from './tell-figure.ts';

const TOLD = new RegExp(`^${FIGURE}(.+)\\n?`, 'gm');

/** Collects the figures out of what the parts say. */
export const hearFigures = () => {
  const figures: Figure[] = [];
  return {
    figures: figures as readonly Figure[],
    /** What was said, a figure as people read it, so that an hour that is cut short is not lost: vitest hands on several lines at once. */
    hear: (text: string): string =>
      text.replaceAll(TOLD, (_, json: string) => {
        const figure = JSON.parse(json) as Figure;
        figures.push(figure);
        return `${figure.act}, ${figure.of}: ${figure.measure} ${shown(figure.value, figure.unit)}\n`;
      }),
  };
};
