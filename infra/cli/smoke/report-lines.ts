import { counted } from '../../../shared/domain/basics/counted.ts';
import type { ProbeResult } from './probe/probe-result.ts';

type Verdict = ProbeResult['verdict'];

const WORDS: Readonly<Record<Verdict, string>> = {
  as_assumed: 'as assumed',
  differs: 'DIFFERS',
  not_asked: 'could not be asked',
  failed: 'FAILED',
};

const WIDTH = Math.max(...Object.values(WORDS).map(({ length }) => length));
const LABEL_WIDTH = 'relied on by'.length;

const detail = (label: string, text: string): string =>
  `${' '.repeat(WIDTH + 2)}${label.padEnd(LABEL_WIDTH)}  ${text}`;

/** One line where nothing is to do; where something is, the question and what rests on it too. */
export const resultLines = (result: ProbeResult): string[] => {
  const head = `${WORDS[result.verdict].padEnd(WIDTH)}  ${result.name}: ${result.observed}`;
  if (result.verdict === 'as_assumed' || result.verdict === 'not_asked') return [head];
  return [
    head,
    detail('question', result.question),
    detail('we assume', result.weAssume),
    detail('relied on by', result.reliedOnBy.join(', ')),
    detail(
      'what to do',
      result.verdict === 'differs' ? result.ifItDiffers : 'Ask again; see what failed above.',
    ),
  ];
};

export const countOf = (results: readonly ProbeResult[], verdict: Verdict): number =>
  results.filter((result) => result.verdict === verdict).length;

/** Last line, and what was left for --slow. */
export const summaryLines = (results: readonly ProbeResult[], leftForSlow: readonly string[]): string[] => [
  `${counted(results.length, 'question')}: ${countOf(results, 'as_assumed')} as assumed, ${countOf(results, 'differs')} differ, ` +
    `${countOf(results, 'not_asked')} could not be asked, ${countOf(results, 'failed')} failed.`,
  ...(leftForSlow.length > 0 ? [`With --slow, about six minutes, also: ${leftForSlow.join(', ')}.`] : []),
];
