import type { Tally } from '../basics/tally.ts';
import type { Survey } from './left-out.ts';

/** What was claimed is what was eligible before: as many, and to the paisa as much. Another of the same amount that came meanwhile is told by the next run. */
export const tookAll = ({ eligible }: Pick<Survey, 'eligible'>, claimed: Tally): boolean =>
  claimed.count === eligible.count && claimed.amount === eligible.amount;
