import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import type { PreviewResult } from '../../../shared/events/payout-result.ts';
import { dueFact } from './due-fact.ts';
import { inFlagWords } from './in-flag-words.ts';
import { leftOutLines } from './left-out-lines.ts';
import { facts, utc, windowText } from './wording.ts';

const verdict = ({ wouldRun, wouldSkipBecause, message }: PreviewResult): string =>
  wouldRun
    ? 'A real run would make a batch of these now.'
    : `A real run would be skipped now (${wouldSkipBecause}). ${inFlagWords(message ?? '')}`;

export const previewLines = (preview: PreviewResult): string[] => {
  const { eligible, meetsMinAmount, minAmount, window } = preview;
  return [
    'Dry run: nothing was written.',
    verdict(preview),
    ...facts({
      Eligible: `${counted(eligible.count, 'commission')}, ${formatRupees(eligible.amount)}`,
      ...dueFact(preview),
      Earliest: eligible.earliest ? utc(eligible.earliest) : 'none',
      Latest: eligible.latest ? utc(eligible.latest) : 'none',
      Minimum: `${formatRupees(minAmount)}: ${meetsMinAmount ? 'met' : 'not met'}`,
      Window: windowText(window),
    }),
    ...leftOutLines(preview),
  ];
};
