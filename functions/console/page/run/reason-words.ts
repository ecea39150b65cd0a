import type { LeftOutReason } from '../../../../shared/domain/runs/left-out.ts';
import { LEFT_OUT_WORDS } from '../../../../shared/domain/runs/left-out-words.ts';

/** Why, as the beginning of a line. */
export const reasonWords = (reason: LeftOutReason): string =>
  LEFT_OUT_WORDS[reason].replace(/^./, (first) => first.toUpperCase());
