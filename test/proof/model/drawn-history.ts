import * as fc from 'fast-check';
import type { Action } from './action.ts';
import {
  AMOUNTS,
  approver,
  BENEFICIARIES,
  cancel,
  dryRun,
  expire,
  expiry,
  forced,
  hold,
  host,
  kill,
  lastRun,
  lift,
  often,
  overdue,
  pay,
  reject,
  retry,
  run,
  settings,
  values,
  vote,
  type Weighted,
  withdraw,
} from './drawn-actions.ts';
import type { Commission, Settings } from './model-state.ts';

/** As drawn: `batch` counts from the newest, 0, backwards; `commission` is any number (`resolveRound`). */
export type DrawnHistory = {
  readonly settings: Settings;
  readonly commissions: readonly Commission[];
  readonly rounds: readonly (readonly Action[])[];
};

type Any = fc.Arbitrary<Action>;
const round = (most: number, ...drawn: readonly Weighted<Action>[]): fc.Arbitrary<Action[]> =>
  fc.array(fc.oneof(...drawn), { minLength: 1, maxLength: most });

const holding: Any = fc.oneof(often<Action>(3, hold), often<Action>(2, lift), often<Action>(1, retry));
const theirs: Any = fc.oneof(often<Action>(4, host), often<Action>(1, settings), often<Action>(2, approver));
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
  fc.oneof(often<Action>(3, cancel), often<Action>(3, reject), often<Action>(2, pay), often<Action>(1, vote)),
);

/** Without a batch there is little to be done. */
const opening = round(2, often<Action>(1, forced));
const owed = host.map((drawn) => ({ ...drawn, change: 'add' as const, amount: 25_000, held: 'no' as const }));
const batchOfTwo = run.map((drawn) => ({ ...drawn, force: true, maxItems: 0, requiredApprovals: 2 }));
const entitling = fc.constant({ kind: 'add approver' as const, who: 'nil' as const });
const late = vote.map((drawn) => ({ ...drawn, who: 'nil' as const, batch: 0, hash: 'right' as const }));
const drifting = host.filter(({ change }) => change !== 'add' && change !== 'age');
/** On record: what a run finds changed outside it writes down first, and of two that do, one begins again, with new eyes. */
const guarding = fc.constant({
  kind: 'settings' as const,
  by: 'adi' as const,
  to: { enabled: true, intervalHours: 24 as const, minAmount: 0 },
});
/**
 * At the terminal: it takes the API long enough to ask for a run that the other one is over. It takes all there is, for two
 * batches of one second would want one reference, and whoever is second begins again too.
 */
const guarded = (key: string) =>
  run.map((drawn) => ({ ...drawn, via: 'invoke' as const, slot: null, key, force: false, maxItems: 0 }));
const own = run.map((drawn) => ({ ...drawn, via: 'asha' as const, force: true }));
const one = (key: string) =>
  run.map((drawn) => ({
    ...drawn,
    via: 'invoke' as const,
    slot: null,
    key,
    force: true,
    maxItems: 0,
    requiredApprovals: 1,
  }));
const yes = vote.map((drawn) => ({ ...drawn, who: 'bimal' as const, batch: 0, hash: 'right' as const }));
const failing = pay.map((drawn) => ({ ...drawn, who: 'farah' as const, batch: 0, failed: [1] }));
const votes = round(4, often<Action>(1, vote));
/** A schedule that comes at another time of day on the second day. */
const slotOf = (...slots: readonly number[]) =>
  run.chain((drawn) =>
    fc
      .constantFrom(...slots)
      .map((slot) => ({ ...drawn, via: 'invoke' as const, slot, force: false, maxItems: 0 })),
  );
const tiered = fc.constant({ kind: 'settings' as const, by: 'adi' as const, to: { tierFrom: 30_000 } });
const part = run.map((drawn) => ({ ...drawn, force: true, maxItems: 1, requiredApprovals: 1 }));
const ending = cancel.map((drawn) => ({ ...drawn, who: 'om' as const, batch: 0 }));

const moved = fc.tuple(
  fc.tuple(owed, guarding),
  fc.tuple(slotOf(36, 36, 24)),
  fc.tuple(owed),
  fc.tuple(slotOf(13, 13, 13, 12, 1, 0)),
);

/** What one round alone seldom meets: rounds that follow upon each other. */
const stories = fc.oneof(
  fc.tuple(fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(entitling), fc.tuple(late, vote)),
  fc.tuple(fc.tuple(owed), fc.tuple(own), votes),
  fc.tuple(fc.tuple(owed, guarding, lastRun), fc.tuple(guarded('k6'), guarded('k7'))),
  moved,
  fc.tuple(fc.tuple(owed, owed, tiered), fc.tuple(part), fc.tuple(part, cancel)),
  fc.tuple(votes, fc.tuple(drifting, drifting), fc.tuple(pay, pay)),
  fc.tuple(votes, fc.tuple(drifting, pay), fc.tuple(pay)),
  fc.tuple(fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(overdue), fc.tuple(expire, theirs)),
  fc.tuple(fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(kill, ending)),
  fc.tuple(
    ...[fc.tuple(guarding), fc.tuple(owed), fc.tuple(one('k8')), fc.tuple(yes), fc.tuple(failing)],
    ...[fc.tuple(one('k9')), fc.tuple(yes), fc.tuple(failing, drifting), fc.tuple(retry, one('k10'), dryRun)],
  ),
  fc.tuple(
    fc.tuple(reject),
    fc.tuple(hold, hold),
    fc.tuple(run, hold, lift),
    fc.tuple(lift, lift),
    fc.tuple(run, dryRun),
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
        })),
      ),
    rounds: fc.tuple(beginning, following).map(([first, others]) => [...first, ...others.flat()]),
  });
