import type { Survey } from './left-out.ts';

/**
 * What was claimed are the very commissions that were eligible before. One that was approved behind the claim, in its last
 * moment, is of the next run.
 */
export const tookAll = (
  { eligible }: Pick<Survey, 'eligible'>,
  claimed: Pick<Survey['eligible'], 'count' | 'amount' | 'idSum'>,
): boolean =>
  claimed.count === eligible.count && claimed.amount === eligible.amount && claimed.idSum === eligible.idSum;
