import type { FactLine, Facts } from '../file-content.ts';
import { lineHeight, type Paper, type Style } from './paper.ts';
import { printedCell } from './printed-cell.ts';

export const HEADING: Style = { size: 11, bold: true };
const LABEL: Style = { size: 9, color: '#555' };
const VALUE: Style = { size: 9 };
const LABEL_SHARE = 0.3;
const GAP = 10;

type SetFacts = { readonly title: string[]; readonly lines: readonly SetLine[] };
type SetLine = { readonly label: string[]; readonly value: string[] };

const setLine = (paper: Paper, [label, value, kind]: FactLine, timeZone: string): SetLine => {
  const labelWidth = paper.width * LABEL_SHARE;
  return {
    label: paper.lines(label, labelWidth - GAP, LABEL),
    value: paper.lines(printedCell(value, kind, timeZone), paper.width - labelWidth, VALUE),
  };
};

const setFacts = (paper: Paper, { title, lines }: Facts, timeZone: string): SetFacts => ({
  title: paper.lines(title, paper.width, HEADING),
  lines: lines.map((line) => setLine(paper, line, timeZone)),
});

const heightOfLine = ({ label, value }: SetLine): number =>
  Math.max(label.length, value.length) * lineHeight(VALUE);

const heightOf = ({ title, lines }: SetFacts): number =>
  GAP + title.length * lineHeight(HEADING) + lines.reduce((sum, line) => sum + heightOfLine(line), 0);

const drawLines = (paper: Paper, lines: readonly string[], x: number, style: Style): void => {
  for (const [index, line] of lines.entries())
    paper.draw(line, x, paper.y + index * lineHeight(style), style);
};

const drawFacts = (paper: Paper, { title, lines }: SetFacts): void => {
  drawLines(paper, title, paper.left, HEADING);
  paper.y += title.length * lineHeight(HEADING);
  for (const line of lines) {
    if (!paper.hasRoomFor(heightOfLine(line))) paper.turn();
    drawLines(paper, line.label, paper.left, LABEL);
    drawLines(paper, line.value, paper.left + paper.width * LABEL_SHARE, VALUE);
    paper.y += heightOfLine(line);
  }
  paper.y += GAP;
};

/** Facts that belong together stand on one page where they fit on one. */
export const printFacts = (paper: Paper, facts: readonly Facts[], timeZone: string): void => {
  const set = facts.map((each) => setFacts(paper, each, timeZone));
  const height = set.reduce((sum, each) => sum + heightOf(each), 0);
  if (!paper.hasRoomFor(height)) paper.turn();
  for (const each of set) drawFacts(paper, each);
};
