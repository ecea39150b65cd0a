import type { Choosable } from './choosable.ts';
import type { ChosenItem } from './chosen-item.ts';
import type { Picking } from './picking.ts';

/** What each way of finding items is given. */
export type FinderProps = {
  readonly batchId: string;
  readonly choosable: Choosable;
  readonly picking: Picking;
  /** Keeps what is being looked for. */
  readonly write: (said: Partial<Picking>) => void;
  /** Chooses them, and keeps what is being looked for from then on. */
  readonly add: (chosen: readonly ChosenItem[], said?: Partial<Picking>) => void;
};
