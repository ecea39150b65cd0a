import type { Figure } from './figure.ts';
import { FIGURE } from './tell-figure.ts';

const TOLD = new RegExp(`^${FIGURE}(.+)\\n?`, 'gm');

/** Collects the figures out of what the parts say. */
export const hearFigures = () => {
  const figures: Figure[] = [];
  return {
    figures: figures as readonly Figure[],
    /** Of what was said, the rest: vitest hands on several lines at once. */
    hear: (text: string): string =>
      text.replaceAll(TOLD, (_, json: string) => {
        figures.push(JSON.parse(json) as Figure);
        return '';
      }),
  };
};
