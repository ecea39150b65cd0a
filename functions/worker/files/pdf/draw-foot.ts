import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { FileContent } from '../file-content.ts';
import { type Extent, lineHeight, type Paper, type Style } from './paper.ts';

const FOOT: Style = { size: 7, color: '#555' };
const GAP = 6;

const lackOf = (lacking: number): string =>
  lacking === 0
    ? ''
    : `${counted(lacking, 'character')} could not be printed and ${lacking === 1 ? 'is' : 'are'} shown as ?`;

/** Of each page: what it belongs to, in which zone its times are, which of how many it is; of the last, what it lacks. */
export const drawFoot = (
  paper: Paper,
  { title, timeZone }: FileContent,
  { pages, lacking }: Extent,
): void => {
  const third = paper.width / 3;
  const [name = ''] = paper.lines(title, third, FOOT, 1);
  const [zone = ''] = paper.lines(`Times are those of ${timeZone}`, third, FOOT, 1);
  const number = `${paper.page} of ${pages}`;
  const y = paper.footTop + GAP;
  paper.draw(name, paper.left, y, FOOT);
  paper.draw(zone, paper.left + third + (third - paper.widthOf(zone, FOOT)) / 2, y, FOOT);
  paper.draw(number, paper.left + paper.width - paper.widthOf(number, FOOT), y, FOOT);
  if (paper.page === pages) paper.draw(lackOf(lacking), paper.left, y + lineHeight(FOOT), FOOT);
};
