import type { PayoutResult } from '../../../shared/events/payout-result.ts';
import { previewLines } from './preview-lines.ts';
import { recordedLines } from './recorded-lines.ts';

/** The function's answer for somebody at 2 a.m. */
export const resultLines = (result: PayoutResult): string[] => {
  switch (result.outcome) {
    case 'created':
    case 'skipped':
      return recordedLines(result);
    case 'already_recorded':
      return [
        `Already recorded: run key ${result.runKey} ran before, so nothing was done now. What it did then:`,
        ...recordedLines(result.recorded),
      ];
    case 'preview':
      return previewLines(result);
  }
};
