import * as fc from 'fast-check';
import type { Action } from './action.ts';
import {
  AMOUNTS,
  abort,
  BENEFICIARIES,
  bankPaidLate,
  begin,
  cancel,
  drop,
  dryRun,
  expiry,
  failures,
  hold,
  host,
  kill,
  lastRun,
  lift,
  often,
  pay,
  reject,
  retry,
  returned,
  round,
  run,
  theirs,
  values,
  vote,
  type Weighted,
  withdraw,
} from './drawn-actions.ts';
import { banking } from './drawn-banking.ts';
import { duties, moved, opening, stories } from './drawn-stories.ts';
import type { Commission, Settings } from './model-state.ts';

/** As drawn: `batch` counts from the newest, 0, backwards; `commission` is any number (`resolveRound`). */
export type DrawnHistory = {
  readonly settings: Settings;
  readonly commissions: readonly Commission[];
  readonly rounds: readonly (readonly Action[])[];
};

type Any = fc.Arbitrary<Action>;

const holding: Any = fc.oneof(often<Action>(3, hold), often<Action>(2, lift), often<Action>(1, retry));
const runs = round(
  3,
  often<Action>(6, run),
  often<Action>(1, host),
  often<Action>(1, dryRun),
  often(1, holding),
);
const signOff = round(
  4,
  often<Action>(14, vote),
  often<Action>(1, reject),
  often<Action>(1, withdraw),
  often(1, theirs),
);
const endings = round(
  4,
  often<Action>(5, pay),
  often<Action>(3, begin),
  often<Action>(2, failures),
  often<Action>(1, abort),
  often<Action>(2, bankPaidLate),
  often<Action>(2, returned),
  often<Action>(2, drop),
  often<Action>(2, cancel),
  often<Action>(1, reject),
  often<Action>(2, expiry),
  often<Action>(2, run),
  often<Action>(2, host),
  often<Action>(1, vote),
  often(1, holding),
);
const outside = round(
  2,
  often(3, theirs),
  often(2, holding),
  often<Action>(1, lastRun),
  often<Action>(1, expiry),
);
const death = fc.tuple(
  kill,
  fc.oneof(
    often<Action>(3, cancel),
    often<Action>(3, reject),
    often<Action>(2, pay),
    often<Action>(2, begin),
    often<Action>(1, bankPaidLate),
    often<Action>(1, returned),
    often<Action>(1, vote),
  ),
);

const alone = (weight: number, drawn: fc.Arbitrary<Action[]>): Weighted<Action[][]> =>
  often(
    weight,
    drawn.map((one) => [one]),
  );
const following = fc.array(
  fc.oneof(
    alone(4, runs),
    alone(10, signOff),
    alone(7, endings),
    alone(2, outside),
    alone(1, death),
    often<Action[][]>(6, stories),
    often<Action[][]>(3, duties),
    often<Action[][]>(6, banking),
  ),
  { minLength: 0, maxLength: 9, size: 'max' },
);

/** A slot is judged by those before it: it says most where there are none yet. */
const beginning = fc.oneof(alone(5, opening), often<Action[][]>(1, moved));

/** Few commissions and many conflicts: what one round leaves is what the next ones act on. */
export const drawnHistory = (): fc.Arbitrary<DrawnHistory> =>
  fc.record({
    settings: fc.record(values),
    commissions: fc
      .array(fc.tuple(fc.constantFrom(...AMOUNTS), fc.constantFrom(...BENEFICIARIES)), {
        minLength: 1,
        maxLength: 8,
        size: 'max',
      })
      .map((drawn) =>
        drawn.map(([amount, beneficiary], index) => ({
          id: index + 1,
          amount,
          beneficiary,
          status: 'approved' as const,
          batch: null,
          old: false,
          due: false,
        })),
      ),
    rounds: fc.tuple(beginning, following).map(([first, others]) => [...first, ...others.flat()]),
  });
