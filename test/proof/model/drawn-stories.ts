import * as fc from 'fast-check';
import type { Action } from './action.ts';
import {
  cancel,
  dryRun,
  expire,
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
  round,
  run,
  theirs,
  vote,
} from './drawn-actions.ts';
import type { Person } from './model-state.ts';

/** Without a batch there is little to be done. */
export const opening = round(2, often<Action>(1, forced));
export const owed = host.map((drawn) => ({
  ...drawn,
  change: 'add' as const,
  amount: 25_000,
  held: 'no' as const,
}));
const batchOfTwo = run.map((drawn) => ({ ...drawn, force: true, maxItems: 0, requiredApprovals: 2 }));
const entitling = fc.constant({ kind: 'add approver' as const, who: 'nil' as const });
const late = vote.map((drawn) => ({ ...drawn, who: 'nil' as const, batch: 0, hash: 'right' as const }));
export const drifting = host.filter(({ change }) => change !== 'add' && change !== 'age');
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
export const one = (key: string) =>
  run.map((drawn) => ({
    ...drawn,
    via: 'invoke' as const,
    slot: null,
    key,
    force: true,
    maxItems: 0,
    requiredApprovals: 1,
  }));
const yesBy = (who: 'bimal' | 'chitra') =>
  vote.map((drawn) => ({ ...drawn, who, batch: 0, hash: 'right' as const }));
export const yes = yesBy('bimal');
const failing = pay.map((drawn) => ({
  ...drawn,
  who: 'farah' as const,
  batch: 0,
  failed: [1],
  drifted: null,
}));
const votes = round(4, often<Action>(1, vote));
/** A schedule that comes at another time of day on the second day. */
const slotOf = (...slots: readonly number[]) =>
  run.chain((drawn) =>
    fc
      .constantFrom(...slots)
      .map((slot) => ({ ...drawn, via: 'invoke' as const, slot, force: false, maxItems: 0 })),
  );
const tiered = fc.constant({
  kind: 'settings' as const,
  by: 'adi' as const,
  to: { tierFrom: 30_000, minAmount: 0 },
});
const part = (key: string) => one(key).map((drawn) => ({ ...drawn, maxItems: 1 }));
const ending = cancel.map((drawn) => ({ ...drawn, who: 'om' as const, batch: 0 }));

export const moved = fc.tuple(
  fc.tuple(owed, guarding),
  fc.tuple(slotOf(36, 36, 24)),
  fc.tuple(owed),
  fc.tuple(slotOf(13, 13, 13, 12, 1, 0)),
);

/** What was let go, and is older than every window by the time of the next run. */
const aging = host.map((drawn) => ({ ...drawn, change: 'age' as const, held: 'no' as const }));
const letGo = fc.tuple(
  fc.tuple(owed),
  fc.tuple(one('k3')),
  fc.tuple(ending),
  fc.tuple(aging, aging),
  fc.tuple(fc.oneof(one('k4'), forced)),
);

const bimal = { who: 'bimal' as const };
const batchOfThree = batchOfTwo.map((drawn) => ({ ...drawn, requiredApprovals: 3 }));
/** Approvals that count no more, and those that are counted beside them. */
const deleted = fc.tuple(
  ...[fc.tuple(owed), fc.tuple(batchOfThree), fc.tuple(yesBy('bimal'))],
  fc.tuple(fc.constant({ kind: 'delete user' as const, ...bimal })),
  ...[fc.tuple(yesBy('chitra')), votes],
);
const returning = fc.tuple(
  ...[fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(yesBy('bimal'))],
  fc.tuple(fc.constant({ kind: 'remove approver' as const, ...bimal })),
  fc.tuple(fc.constant({ kind: 'add approver' as const, ...bimal }), vote),
  ...[fc.tuple(yesBy('bimal'), vote), votes],
);

/** What one round alone seldom meets: rounds that follow upon each other. */
export const stories = fc.oneof(
  letGo,
  deleted,
  returning,
  fc.tuple(fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(entitling), fc.tuple(late, vote)),
  fc.tuple(fc.tuple(owed), fc.tuple(own), votes),
  fc.tuple(fc.tuple(owed, guarding, lastRun), fc.tuple(guarded('k6'), guarded('k7'))),
  moved,
  fc.tuple(fc.tuple(owed, owed, tiered), fc.tuple(part('k11')), fc.tuple(part('k12'), cancel)),
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

const voting = (who: Person) => yes.map((drawn) => ({ ...drawn, who }));
const moving = (who: Person): fc.Arbitrary<Action> =>
  fc.oneof(
    pay.map((drawn) => ({ ...drawn, who, batch: 0, failed: [] })),
    cancel.map((drawn) => ({ ...drawn, who, batch: 0 })),
  );
const toDev = owed.map((drawn) => ({ ...drawn, beneficiary: 4 }));
const ashas = own.map((drawn) => ({ ...drawn, maxItems: 0, requiredApprovals: 1 }));

/** A tier may ask for a second one. */
export const voted = (first: Person, second: Person) =>
  [fc.tuple(voting(first)), fc.tuple(voting(second))] as const;

/** Asha and dev are of finance, too: what they approved, asked for or are paid by, they do not move. */
export const duties = fc.oneof(
  fc.tuple(
    ...[fc.tuple(owed), fc.tuple(one('k13')), ...voted('asha', 'bimal')],
    fc.tuple(moving('asha'), pay),
  ),
  fc.tuple(...[fc.tuple(owed), fc.tuple(ashas), ...voted('bimal', 'chitra')], fc.tuple(moving('asha'), pay)),
  fc.tuple(
    ...[fc.tuple(toDev), fc.tuple(one('k14')), ...voted('bimal', 'chitra')],
    fc.tuple(moving('dev'), pay),
  ),
);
