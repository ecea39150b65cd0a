import type { PayoutStack, Row } from '../../support/payout-stack.ts';

/** Where a person's money is, worked out from whole tables, a commission at a time, in another way than the statements do. */

type Tables = {
  readonly ledger: Row[];
  readonly items: Row[];
  readonly batches: Row[];
  readonly holds: Row[];
};

export const readTables = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<Tables> => ({
  ledger: await sql(
    'SELECT id, beneficiary_user_id AS person, amount, status, payout_batch_id AS marker, UNIX_TIMESTAMP(created_at) AS at FROM mlm_commission_ledger',
  ),
  items: await sql(
    'SELECT id, batch_id AS batch, commission_id AS commission, beneficiary_user_id AS person, amount, status, mark, live_commission_id AS live, due_commission_id AS due FROM mlm_payout_batch_items ORDER BY id',
  ),
  batches: await sql(
    'SELECT id, status, payment_begun_at AS begun, settling_since AS settling FROM mlm_payout_batches',
  ),
  holds: await sql(
    'SELECT kind, user_id AS person, commission_id AS commission FROM mlm_payout_holds WHERE open_key IS NOT NULL',
  ),
});

const is = (one: unknown, other: unknown): boolean =>
  one !== null && other !== null && String(one) === String(other);

const LOOKBACK_SECONDS = 30 * 86_400;

/** Of one that is approved and in no batch. */
const waitingState = ({ items, holds }: Tables, commission: Row): string => {
  if (commission['marker'] !== null) return 'cannot be paid';
  const held = holds.filter(
    (hold) => is(hold['person'], commission['person']) || is(hold['commission'], commission['id']),
  );
  if (held.some(({ kind }) => kind !== 'payment')) return 'on hold';
  if (Number(commission['amount']) <= 0) return 'cannot be paid';
  if (held.length > 0) return 'on hold';
  const isDue = items.some(({ due }) => is(due, commission['id']));
  const isOld = Number(commission['at']) < Date.now() / 1000 - LOOKBACK_SECONDS;
  return isOld && !isDue ? 'stranded' : 'waits';
};

const openState = ({ batches }: Tables, item: Row): string => {
  const batch = batches.find(({ id }) => is(id, item['batch']));
  if (item['mark'] !== null) return item['mark'] === 'failed' ? 'failed' : 'left out';
  if (batch?.['status'] === 'pending_approval') return 'awaits approval';
  return batch?.['begun'] === null ? 'approved' : 'being paid';
};

const endedState = (last: Row | undefined): string => {
  if (last?.['status'] === 'returned') return 'came back';
  return last?.['status'] === 'paid' ? 'paid' : 'paid otherwise';
};

const stateOf = (tables: Tables, commission: Row, person: number): string => {
  const its = tables.items.filter((item) => is(item['commission'], commission['id']));
  const live = its.find(({ live: of }) => of !== null);
  if (!is(commission['person'], person) && !is(live?.['person'] ?? null, person)) return 'no longer theirs';
  if (live) return live['status'] === 'paid' ? 'paid' : openState(tables, live);
  if (commission['status'] === 'pending') return 'not approved';
  if (commission['status'] === 'cancelled') return 'cancelled';
  return commission['status'] === 'paid' ? endedState(its.at(-1)) : waitingState(tables, commission);
};

const paise = (amount: unknown): bigint => BigInt(String(amount).replace('.', ''));

const sum = (rows: readonly Row[]) => {
  const total = rows.reduce((so, { amount }) => so + paise(amount), 0n);
  const digits = String(total < 0n ? -total : total).padStart(3, '0');
  return {
    count: rows.length,
    amount: `${total < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`,
  };
};

const WAITING = ['waits', 'on hold', 'stranded', 'cannot be paid'];
const OPEN = ['pending_approval', 'processing'];

/** Of everything that ledger or batches ever had for them, newest first. */
export const statesOf = (tables: Tables, person: number): readonly (readonly [string, string])[] =>
  tables.ledger
    .filter(
      ({ id, person: of }) =>
        is(of, person) ||
        tables.items.some((item) => is(item['person'], person) && is(item['commission'], id)),
    )
    .toSorted((one, other) => Number(other['id']) - Number(one['id']))
    .map((commission) => [String(commission['id']), stateOf(tables, commission, person)] as const);

export const sumsOf = (tables: Tables, person: number) => {
  const theirs = tables.items.filter((item) => is(item['person'], person));
  const became = (status: string) => sum(theirs.filter((item) => item['status'] === status));
  const open = theirs.filter(
    ({ status, live, batch }) =>
      status === 'pending' &&
      live !== null &&
      OPEN.includes(String(tables.batches.find(({ id }) => is(id, batch))?.['status'])),
  );
  const unbatched = tables.ledger.filter(
    ({ id, person: of }) => is(of, person) && !tables.items.some(({ live }) => is(live, id)),
  );
  const owed = (states: readonly string[]) =>
    sum(unbatched.filter((commission) => states.includes(stateOf(tables, commission, person))));
  return {
    paid: became('paid'),
    failed: became('failed'),
    returned: became('returned'),
    inOpenBatches: sum(open),
    waiting: owed(WAITING),
    notApproved: owed(['not approved']),
    paidOtherwise: owed(['paid otherwise']),
  };
};
