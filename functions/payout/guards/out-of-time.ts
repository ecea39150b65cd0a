import { counted } from '../../../shared/domain/basics/counted.ts';
import { MINUTE } from '../../../shared/domain/basics/durations.ts';
import { RunFailed } from '../../../shared/domain/basics/failures.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { KEPT_TO_UNDO_MILLISECONDS } from './kept-to-undo.ts';

const KEPT = counted(KEPT_TO_UNDO_MILLISECONDS / MINUTE, 'minute');

/** What is claimed has still to be marked, hashed and counted, which takes longer than the claim: a third of it surely fits. */
const SHARE_THAT_FITS = 1 / 3;

/** Two digits, so that nobody takes it for exact. */
const roundedDown = (count: number): number => {
  const unit = 10 ** Math.max(String(count).length - 2, 0);
  return Math.floor(count / unit) * unit;
};

const howFar = (claimed: number, of: number): string =>
  claimed === 0
    ? 'before anything was claimed'
    : `with ${formatCount(claimed)} of ${counted(of, 'commission')} claimed`;

const whatToDo = (claimed: number): string => {
  const fits = roundedDown(Math.floor(claimed * SHARE_THAT_FITS));
  if (fits === 0) return 'Look at what keeps the database busy, then run again with the same run key';
  return (
    `Make several batches: set max_items to ${fits} or less and run again with the same run key, ` +
    'then with --force until nothing is left out as over_max_items'
  );
};

/** How far a run would have come before Lambda ended it, and how its commissions get into batches all the same. */
export const outOfTime = (claimed: number, of: number): RunFailed =>
  new RunFailed(
    `time ran out ${howFar(claimed, of)}: the function's last ${KEPT} are kept to undo what was begun. ` +
      `Nothing is half done: all of it is undone, and the next run takes the same. ${whatToDo(claimed)}`,
  );
