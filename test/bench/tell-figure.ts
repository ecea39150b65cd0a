import type { Figure } from './figure.ts';

/** What a line of the output begins with that tells a figure. */
export const FIGURE = 'figure ';

/** To the bench's own process, which makes the table. */
export const tellFigure = (figure: Figure): void => console.log(`${FIGURE}${JSON.stringify(figure)}`);
