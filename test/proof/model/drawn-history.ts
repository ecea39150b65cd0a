import * as fc from 'fast-check';
import type { Action } from './action.ts';
import type { Commission, Person, Settings } from './model-state.ts';

/** As drawn: `batch` counts from the newest, 0, backwards; `commission` is any number (`resolveRound`). */
export type DrawnHistory = {
  readonly settings: Settings;
  readonly commissions: readonly Commission[];
  readonly rounds: readonly (readonly Action[])[];
};

const AMOUNTS = [10_000, 25_000, 5, 99_999, 10_000, 25_000, 0] as const;
/** Dev among them, who is an approver too. */
const BENEFICIARIES = [11, 12, 13, 11, 12, 13, 4] as const;

type Weighted<T> = { readonly arbitrary: fc.Arbitrary<T>; readonly weight: number };
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>): Weighted<T> => ({ arbitrary, weight });
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(often(3, fc.constant(usual)), often(1, fc.constantFrom(...others)));

const batch = mostly(0, 0, 1, 2);
/** Asha asks for runs too, and nil is entitled on the way: both are to be kept from voting. */
const voter = fc.constantFrom<Person>('asha', 'asha', 'bimal', 'bimal', 'chitra', 'dev', 'nil');
const anybody = fc.constantFrom<Person>('farah', 'om', 'vani');
const hash = mostly<'right' | 'wrong'>('right', 'right', 'right', 'wrong');
const limits = {
  maxItems: mostly(0, 1, 2),
  requiredApprovals: mostly<number | null>(null, 1, 2),
};

const run = fc.record({
  ...limits,
  kind: fc.constant('run' as const),
  via: mostly<'invoke' | 'asha' | 'om'>('invoke', 'asha', 'asha', 'om'),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5'),
  slot: mostly<number | null>(null, 36, 24, 12, 0),
  force: fc.boolean(),
});
const forced = run.map((drawn) => ({ ...drawn, force: true }));
const dryRun = fc.record({ ...limits, kind: fc.constant('dry run' as const), force: fc.boolean() });
const vote = fc.record({
  kind: fc.constant('vote' as const),
  batch,
  decision: fc.constant('approved' as const),
  who: fc.oneof(often(20, voter), often(1, anybody)),
  hash,
});
const reject = fc.record({
  kind: fc.constant('vote' as const),
  batch,
  decision: fc.constant('rejected' as const),
  who: voter,
  hash,
});
const withdraw = fc.record({ kind: fc.constant('withdraw' as const), batch, who: voter });
const cancel = fc.record({
  kind: fc.constant('cancel' as const),
  batch,
  who: mostly<Person>('om', 'farah', 'farah', 'asha', 'vani'),
});
const pay = fc.record({
  kind: fc.constant('pay' as const),
  batch,
  who: mostly<Person>('farah', 'farah', 'farah', 'om'),
  failed: mostly<readonly number[]>([], [], [1], [1, 2], [9]),
  namesDrift: fc.boolean(),
});
const expire = fc.record({ kind: fc.constant('expire' as const), batch });
const overdue = fc.record({ kind: fc.constant('overdue' as const), batch });
const expiry: fc.Arbitrary<Action> = fc.oneof(expire, overdue);
const host = fc.record({
  kind: fc.constant('host' as const),
  change: fc.constantFrom('cancel' as const, 'amount', 'beneficiary', 'age', 'add', 'add'),
  commission: fc.nat(9),
  amount: fc.constantFrom(...AMOUNTS),
  beneficiary: fc.constantFrom(...BENEFICIARIES),
  held: mostly<'no' | 'then committed' | 'then rolled back'>('no', 'then committed', 'then rolled back'),
});
const values = {
  enabled: mostly(true, false),
  intervalHours: fc.constantFrom<0 | 24>(0, 24),
  minAmount: mostly(0, 15_000),
  requiredApprovals: mostly(1, 1, 2, 2, 3),
  tierFrom: mostly<number | null>(null, 30_000),
};
const settings = fc.record({
  kind: fc.constant('settings' as const),
  by: fc.constantFrom('sql' as const, 'adi' as const),
  to: fc.record(values, { requiredKeys: [] }).filter((to) => Object.keys(to).length > 0),
});
const approver = fc.record({
  kind: fc.constantFrom('add approver' as const, 'remove approver' as const),
  who: fc.constantFrom('nil' as const, 'nil', 'nil', 'bimal', 'chitra'),
});
const lastRun = fc.constant({ kind: 'last run long ago' as const });
const kill = fc.record({ kind: fc.constant('kill' as const), afterCalls: fc.integer({ min: 4, max: 18 }) });

type Any = fc.Arbitrary<Action>;
const round = (most: number, ...drawn: readonly Weighted<Action>[]): fc.Arbitrary<Action[]> =>
  fc.array(fc.oneof(...drawn), { minLength: 1, maxLength: most });

const theirs: Any = fc.oneof(often<Action>(4, host), often<Action>(1, settings), often<Action>(2, approver));
const runs = round(3, often<Action>(6, run), often<Action>(1, host), often<Action>(1, dryRun));
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
);
const outside = round(2, often(3, theirs), often<Action>(1, lastRun), often<Action>(1, expiry));
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
const votes = round(4, often<Action>(1, vote));
const ending = cancel.map((drawn) => ({ ...drawn, who: 'om' as const, batch: 0 }));

/** What one round alone seldom meets: rounds that follow upon each other. */
const stories = fc.oneof(
  fc.tuple(fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(entitling), fc.tuple(late, vote)),
  fc.tuple(fc.tuple(owed), fc.tuple(own), votes),
  fc.tuple(fc.tuple(owed, guarding, lastRun), fc.tuple(guarded('k6'), guarded('k7'))),
  fc.tuple(votes, fc.tuple(drifting, drifting), fc.tuple(pay, pay)),
  fc.tuple(votes, fc.tuple(drifting, pay), fc.tuple(pay)),
  fc.tuple(fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(overdue), fc.tuple(expire, theirs)),
  fc.tuple(fc.tuple(owed), fc.tuple(batchOfTwo), fc.tuple(kill, ending)),
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
    rounds: fc.tuple(opening, following).map(([first, others]) => [first, ...others.flat()]),
  });
