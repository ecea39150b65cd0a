import { type Figure, isMet, type Unit } from './figure.ts';
import { markdownTable } from './markdown-table.ts';

const SUFFIX: Readonly<Record<Unit, string>> = {
  ms: ' ms',
  times: ' ×',
  calls: '',
  KB: ' KB',
  MB: ' MB',
  rows: '',
  statements: '',
  'rows a second': '/s',
  'GB-seconds': '',
  USD: '',
};

const DECIMALS: Partial<Record<Unit, number>> = { times: 2, MB: 1, 'GB-seconds': 2, USD: 5 };

/** As people read it: grouped, with its unit. */
export const shown = (value: number, unit: Unit): string => {
  const digits = DECIMALS[unit] ?? 0;
  const text = value.toLocaleString('en-IN', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${text}${SUFFIX[unit]}`;
};

const targetOf = ({ unit, atMost, atLeast }: Figure): string => {
  if (atMost !== undefined) return `≤ ${shown(atMost, unit)}`;
  return atLeast === undefined ? '' : `≥ ${shown(atLeast, unit)}`;
};

const VERDICT = { true: 'met', false: 'MISSED', undefined: '' } as const;

const HEADINGS = ['act', 'of', 'measure', 'median', 'least to most', 'target', ''] as const;

const rowOf =
  (quick: boolean) =>
  (figure: Figure): readonly string[] => {
    const { act, of, measure, unit, value, spread } = figure;
    const range = spread === undefined ? '' : spread.map((each) => shown(each, unit)).join(' to ');
    const verdict = VERDICT[String(isMet(figure, quick)) as keyof typeof VERDICT];
    return [act, of, measure, shown(value, unit), range, targetOf(figure), verdict];
  };

/** Of all figures, in the order in which they were told; as Markdown reads it. */
export const tableOf = (figures: readonly Figure[], quick: boolean): string => {
  const rows = [HEADINGS, ...figures.map(rowOf(quick))];
  return markdownTable(rows);
};
