import * as fc from 'fast-check';
import type { Action } from './action.ts';
import type { Commission, Person, Settings } from './model-state.ts';

/** As drawn: `batch` counts from the newest, 0, backwards; `commission` is any number (`resolveRound`). */
export type DrawnHistory = {
  readonly settings: Settings;
  readonly commissions: readonly Commission[];
  readonly rounds: readonly (readonly Action[])[];
};

const AMOUNTS = [10_000, 25_000, 5, 99_999, 0] as const;
/** Dev among them, who is an approver too. */
const BENEFICIARIES = [11, 12, 13, 4] as const;

type Weighted<T> = { readonly arbitrary: fc.Arbitrary<T>; readonly weight: number };
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>): Weighted<T> => ({ arbitrary, weight });
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(often(3, fc.constant(usual)), often(1, fc.constantFrom(...others)));

const batch = mostly(0, 1, 2);
const voter = fc.constantFrom<Person>('asha', 'bimal', 'chitra', 'dev', 'nil');
const anybody = fc.constantFrom<Person>('asha', 'bimal', 'dev', 'farah', 'om', 'vani', 'nil');
const limits = {
  maxItems: mostly(0, 1, 2),
  requiredApprovals: mostly<number | null>(null, 1, 2),
};

const run = fc.record({
  ...limits,
  kind: fc.constant('run' as const),
  via: mostly<'invoke' | 'asha' | 'om'>('invoke', 'asha', 'om'),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5'),
  slot: mostly<number | null>(null, 36, 24, 12, 0),
  force: fc.boolean(),
});
const dryRun = fc.record({ ...limits, kind: fc.constant('dry run' as const), force: fc.boolean() });
const vote = fc.record({
  ...{ kind: fc.constant('vote' as const), batch, decision: fc.constant('approved' as const) },
  ...{ who: fc.oneof(often(8, voter), often(1, anybody)), hash: mostly<'right' | 'wrong'>('right', 'wrong') },
});
const reject = fc.record({
  ...{ kind: fc.constant('vote' as const), batch, decision: fc.constant('rejected' as const) },
  ...{ who: voter, hash: mostly<'right' | 'wrong'>('right', 'wrong') },
});
const withdraw = fc.record({ kind: fc.constant('withdraw' as const), batch, who: voter });
const cancel = fc.record({
  ...{ kind: fc.constant('cancel' as const), batch, who: mostly<Person>('om', 'farah', 'asha', 'vani') },
});
const pay = fc.record({
  ...{ kind: fc.constant('pay' as const), batch, who: mostly<Person>('farah', 'asha', 'om') },
  failed: mostly<readonly number[]>([], [1], [2], [1, 3], [9]),
  namesDrift: fc.boolean(),
});
const expiry = fc.record({ kind: fc.constantFrom('expire' as const, 'overdue' as const), batch });
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
  requiredApprovals: fc.constantFrom(1, 2, 3),
  tierFrom: mostly<number | null>(null, 30_000),
};
const settings = fc.record({
  kind: fc.constant('settings' as const),
  by: fc.constantFrom('sql' as const, 'adi' as const),
  to: fc.record(values, { requiredKeys: [] }).filter((to) => Object.keys(to).length > 0),
});
const approver = fc.record({
  kind: fc.constantFrom('add approver' as const, 'remove approver' as const),
  who: fc.constantFrom('nil' as const, 'bimal', 'chitra'),
});
const lastRun = fc.constant({ kind: 'last run long ago' as const });
const kill = fc.record({ kind: fc.constant('kill' as const), afterCalls: fc.integer({ min: 4, max: 18 }) });

type Any = fc.Arbitrary<Action>;
const round = (most: number, ...drawn: readonly Weighted<Action>[]): fc.Arbitrary<Action[]> =>
  fc.array(fc.oneof(...drawn), { minLength: 1, maxLength: most });

const theirs: Any = fc.oneof(often<Action>(3, host), often<Action>(1, settings), often<Action>(1, approver));
const runs = round(3, often<Action>(6, run), often<Action>(1, host), often<Action>(1, dryRun));
const signOff = round(
  4,
  often<Action>(9, vote),
  often<Action>(1, reject),
  often<Action>(1, withdraw),
  often(1, theirs),
);
const endings = round(
  ...([4, often<Action>(5, pay), often<Action>(2, cancel), often<Action>(1, reject)] as const),
  ...[often<Action>(2, expiry), often<Action>(2, run), often<Action>(2, host), often<Action>(1, vote)],
);
const outside = round(2, often(3, theirs), often<Action>(1, lastRun), often<Action>(1, expiry));
const death = fc.tuple(
  kill,
  fc.oneof(often<Action>(3, cancel), often<Action>(3, reject), often<Action>(2, pay), often<Action>(1, vote)),
);

/** Few commissions and many conflicts: what one round leaves is what the next ones act on. */
export const drawnHistory = (): fc.Arbitrary<DrawnHistory> =>
  fc.record({
    settings: fc.record(values),
    commissions: fc
      .array(fc.tuple(fc.constantFrom(...AMOUNTS), fc.constantFrom(...BENEFICIARIES)), {
        ...{ minLength: 1, maxLength: 8, size: 'max' },
      })
      .map((drawn) =>
        drawn.map(([amount, beneficiary], index) => ({
          ...{ id: index + 1, amount, beneficiary, status: 'approved' as const, batch: null, old: false },
        })),
      ),
    rounds: fc.array(
      fc.oneof(...[often(6, runs), often(9, signOff), often(8, endings), often(3, outside)], often(1, death)),
      { minLength: 1, maxLength: 14, size: 'max' },
    ),
  });
