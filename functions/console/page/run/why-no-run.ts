import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { noBatchWords } from './no-batch-words.ts';

/** Why no batch can be made now of what was counted with the options as they are; undefined: it can. */
export const whyNoRun = (preview: PreviewResult | undefined): string | undefined => {
  if (!preview) return 'It is not known yet what a run with these options would take.';
  return preview.wouldRun
    ? undefined
    : (noBatchWords(preview) ?? 'A run with these options would make no batch.');
};
