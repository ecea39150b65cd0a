import * as fc from 'fast-check';
import type { Action } from './action.ts';
import type { Person } from './model-state.ts';

export const AMOUNTS = [10_000, 25_000, 5, 99_999, 10_000, 25_000, 0] as const;
/** Dev among them, who is an approver and of finance too. */
export const BENEFICIARIES = [11, 12, 13, 11, 12, 13, 4] as const;

/** Of the schedule, in hours before noon: by day and by night, and each moved an hour. */
const SLOTS = [36, 24, 13, 12, 1, 0] as const;

export type Weighted<T> = { readonly arbitrary: fc.Arbitrary<T>; readonly weight: number };
export const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>): Weighted<T> => ({ arbitrary, weight });
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(often(3, fc.constant(usual)), often(1, fc.constantFrom(...others)));

export const batch = mostly(0, 0, 1, 2);
/** Asha asks for runs too, and nil is entitled on the way: both are to be kept from voting. */
const voter = fc.constantFrom<Person>('asha', 'asha', 'bimal', 'bimal', 'chitra', 'dev', 'nil');
const anybody = fc.constantFrom<Person>('farah', 'om', 'vani');
export const hash = mostly<'right' | 'wrong'>('right', 'right', 'right', 'wrong');
const limits = {
  maxItems: mostly(0, 1, 2),
  requiredApprovals: mostly<number | null>(null, 1, 2),
};

export const run = fc.record({
  ...limits,
  kind: fc.constant('run' as const),
  via: mostly<'invoke' | 'asha' | 'om'>('invoke', 'asha', 'asha', 'om'),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5'),
  slot: mostly<number | null>(null, ...SLOTS),
  force: fc.boolean(),
});
export const forced = run.map((drawn) => ({ ...drawn, force: true }));
export const dryRun = fc.record({ ...limits, kind: fc.constant('dry run' as const), force: fc.boolean() });
export const vote = fc.record({
  kind: fc.constant('vote' as const),
  batch,
  decision: fc.constant('approved' as const),
  who: fc.oneof(often(20, voter), often(1, anybody)),
  hash,
});
export const reject = fc.record({
  kind: fc.constant('vote' as const),
  batch,
  decision: fc.constant('rejected' as const),
  who: voter,
  hash,
});
export const withdraw = fc.record({ kind: fc.constant('withdraw' as const), batch, who: voter });
export const cancel = fc.record({
  kind: fc.constant('cancel' as const),
  batch,
  who: fc.constantFrom<Person>('om', 'om', 'om', 'farah', 'farah', 'asha', 'dev', 'vani'),
});
export const pay = fc.record({
  kind: fc.constant('pay' as const),
  batch,
  who: fc.constantFrom<Person>('farah', 'farah', 'farah', 'farah', 'asha', 'asha', 'dev', 'om'),
  failed: mostly<readonly number[]>([], [], [1], [1, 2], [9]),
  namesDrift: fc.boolean(),
  drifted: mostly<'failed' | 'paid' | null>(null, 'failed', 'paid'),
  reference: mostly(true, true, true, false),
});
/** Of finance, and some who only think so. */
const payer = fc.constantFrom<Person>('farah', 'farah', 'farah', 'farah', 'asha', 'dev', 'om');
const some = mostly<readonly number[]>([1], [2], [1, 2], [9]);
export const begin = fc.record({
  kind: fc.constant('begin' as const),
  batch,
  who: payer,
  leaveOut: fc.oneof(fc.constant('drifted' as const), mostly<readonly number[]>([], [1], [2], [9])),
  payHeld: mostly<readonly number[]>([], [1], [1, 2]),
  namesDrift: fc.boolean(),
});
export const failures = fc.record({
  kind: fc.constant('failures' as const),
  batch,
  who: payer,
  failed: some,
  notFailed: mostly<readonly number[]>([], [3]),
});
export const abort = fc.record({ kind: fc.constant('abort' as const), batch, who: payer });
export const bankPaidLate = fc.record({ kind: fc.constant('late' as const), batch, who: payer, items: some });
export const returned = fc.record({
  kind: fc.constant('return' as const),
  batch,
  who: payer,
  items: some,
  payAgain: fc.boolean(),
});
export const drop = fc.record({
  kind: fc.constant('drop' as const),
  batch,
  who: fc.constantFrom<Person>('om', 'om', 'om', 'asha', 'farah'),
});
const subject = fc.oneof(
  fc.nat(9).map((number) => `commission-${number}`),
  fc.constantFrom(...BENEFICIARIES).map((user) => `person-${user}`),
);
const operator = mostly<Person>('om', 'asha', 'asha', 'vani');
export const hold = fc.record({ kind: fc.constant('hold' as const), who: operator, key: subject });
export const lift = fc.record({
  kind: fc.constant('lift' as const),
  who: operator,
  key: subject,
  ordinal: fc.constant(0),
});
export const retry = fc.record({
  kind: fc.constant('retry' as const),
  who: mostly<Person>('farah', 'om', 'dev'),
  commission: fc.nat(9),
});
export const expire = fc.record({ kind: fc.constant('expire' as const), batch });
export const overdue = fc.record({ kind: fc.constant('overdue' as const), batch });
export const expiry: fc.Arbitrary<Action> = fc.oneof(expire, overdue);
export const host = fc.record({
  kind: fc.constant('host' as const),
  change: fc.constantFrom('cancel' as const, 'amount', 'beneficiary', 'age', 'add', 'add'),
  commission: fc.nat(9),
  amount: fc.constantFrom(...AMOUNTS),
  beneficiary: fc.constantFrom(...BENEFICIARIES),
  held: mostly<'no' | 'then committed' | 'then rolled back'>('no', 'then committed', 'then rolled back'),
});
export const values = {
  enabled: mostly(true, false),
  intervalHours: fc.constantFrom<0 | 24>(0, 24),
  minAmount: mostly(0, 15_000),
  requiredApprovals: mostly(1, 1, 2, 2, 3),
  tierFrom: mostly<number | null>(null, 30_000),
  payerMayApprove: mostly(false, true),
};
export const settings = fc.record({
  kind: fc.constant('settings' as const),
  by: fc.constantFrom('sql' as const, 'adi' as const),
  to: fc.record(values, { requiredKeys: [] }).filter((to) => Object.keys(to).length > 0),
});
export const approver = fc.record({
  kind: fc.constantFrom('add approver' as const, 'remove approver' as const),
  who: fc.constantFrom('nil' as const, 'nil', 'nil', 'bimal', 'chitra'),
});
export const deletion = fc.record({
  kind: fc.constant('delete user' as const),
  who: fc.constantFrom('bimal' as const, 'bimal', 'chitra', 'nil'),
});
export const lastRun = fc.constant({ kind: 'last run long ago' as const });
export const kill = fc.record({
  kind: fc.constant('kill' as const),
  afterCalls: fc.integer({ min: 4, max: 18 }),
});

/** What happens at once, at most so much. */
export const round = (most: number, ...drawn: readonly Weighted<Action>[]): fc.Arbitrary<Action[]> =>
  fc.array(fc.oneof(...drawn), { minLength: 1, maxLength: most });

/** What is done beside batches: by the host, to settings, to approvers. */
export const theirs: fc.Arbitrary<Action> = fc.oneof(
  often<Action>(4, host),
  often<Action>(1, settings),
  often<Action>(2, approver),
  often<Action>(1, deletion),
);
