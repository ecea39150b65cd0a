import { expect } from 'vitest';
import { bindParameters, parseSingleStatement } from '../../infra/local/data-api/values/bind-parameters.ts';
import type { WireParameter } from '../../infra/local/data-api/wire/sql-literal.ts';
import { GROWING } from './long-history.ts';
import type { PayoutStack } from './payout-stack.ts';

/** How the database reads a table of a statement. */
export type Step = {
  /** Which SELECT of the statement it belongs to. */
  readonly select: string;
  readonly table: string;
  readonly alias: string;
  readonly type: string;
  readonly key: string;
  /** As the database guesses. */
  readonly rows: number;
  /** What it says beside, as "Using filesort". */
  readonly extra: string;
  readonly of: string;
};

const PLANNED = /^\s*(SELECT|INSERT|UPDATE|DELETE)\b/;

/** The tables' own names, by the aliases that a plan speaks of. */
const tableOf = (sql: string, alias: string): string =>
  new RegExp(`\\b(mlm_\\w+|users)\\s+(?:AS\\s+)?${alias}\\b`).exec(sql)?.[1] ?? alias;

/** What a use case sends, and what the database plans for each statement of it. */
export const planning = (company: PayoutStack) => {
  const sentBy = async (useCase: () => Promise<unknown>): Promise<readonly string[]> => {
    const { calls } = company.stack.dataApi;
    calls.reset();
    await useCase();
    const bound = calls.all.flatMap(({ sql, parameters }) =>
      sql !== undefined && PLANNED.test(sql)
        ? [bindParameters(parseSingleStatement(sql), (parameters ?? []) as readonly WireParameter[])]
        : [],
    );
    return [...new Set(bound)];
  };

  const planOf = async (sql: string): Promise<readonly Step[]> => {
    const rows = await company.sql(`EXPLAIN FORMAT=TRADITIONAL ${sql}`);
    return rows.map(({ id, table, type, key, rows: guessed, Extra: extra }) => ({
      select: String(id),
      table: tableOf(sql, String(table)),
      alias: String(table),
      type: String(type),
      key: String(key),
      rows: Number(guessed),
      extra: String(extra),
      of: sql.replaceAll(/\s+/g, ' ').trim(),
    }));
  };

  const plansFor = async (sent: readonly string[]): Promise<readonly Step[]> => {
    for (const table of GROWING) await company.sql(`ANALYZE TABLE ${table}`);
    const plans: Step[] = [];
    for (const sql of sent) plans.push(...(await planOf(sql)));
    return plans;
  };

  const plansOf = async (useCase: () => Promise<unknown>): Promise<readonly Step[]> =>
    plansFor(await sentBy(useCase));

  return { sentBy, plansFor, plansOf };
};

export type Planning = ReturnType<typeof planning>;

/** The target of an INSERT is named with type ALL: nothing of it is read. */
const isInserted = ({ of, alias }: Step): boolean =>
  new RegExp(`^INSERT( IGNORE)? INTO ${alias}\\b`).test(of);
/** From the end of the primary key to the first rows that answer: how far is tried where it is asked (tiers-of-a-day). */
const isWalkedBack = ({ of, alias, key }: Step): boolean =>
  key === 'PRIMARY' && new RegExp(`ORDER BY (${alias}\\.)?id DESC LIMIT 10?\\b`).test(of);

export const scansOf = (plans: readonly Step[]): readonly Step[] =>
  plans
    .filter(({ type, table }) => ['ALL', 'index'].includes(type) && GROWING.has(table))
    .filter((step) => !isInserted(step) && !isWalkedBack(step));

/** More than any page, chunk or batch of a test has, and fewer than there are of anything after years. */
const AFTER_YEARS_ROWS = 250;

/** Where the rows are laid out first, those of all tables that are joined with it are sorted. */
const sortedRows = (plans: readonly Step[], { of, select, rows, extra }: Step): number =>
  extra.includes('Using temporary')
    ? Math.max(...plans.filter((step) => step.of === of && step.select === select).map((step) => step.rows))
    : rows;

/** Whatever sorts what has come together in years, of which a page or a sum is returned. */
export const sortsOf = (plans: readonly Step[]): readonly Step[] =>
  plans.filter((step) => step.extra.includes('Using filesort') && sortedRows(plans, step) > AFTER_YEARS_ROWS);

/** The keys by which a statement, known by a piece of its text, reads its tables. */
export const keysOf = (plans: readonly Step[], piece: RegExp): Readonly<Record<string, string>> =>
  Object.fromEntries(
    plans
      .filter((step) => piece.test(step.of) && !isInserted(step) && GROWING.has(step.table))
      .map(({ table, key }) => [table, key]),
  );

/** Each key by which a statement reads one of these tables, where it reads it more than once. */
const everyKeyOf = (plans: readonly Step[], piece: RegExp): Readonly<Record<string, readonly string[]>> => {
  const read = plans.filter((step) => piece.test(step.of) && !isInserted(step) && GROWING.has(step.table));
  const byTable = Map.groupBy(read, ({ table }) => table);
  return Object.fromEntries(
    [...byTable].map(([table, steps]) => [table, [...new Set(steps.map(({ key }) => key))].sort()]),
  );
};

/** The items twice: whether another holds the commission, and what of a restored batch waits for finance. */
const KEYS_OF_A_CLAIM = {
  mlm_commission_ledger: ['idx_payout_claim'],
  mlm_payout_batch_items: ['uq_item_live_commission', 'uq_item_no'],
  mlm_payout_batches: ['idx_batch_status'],
  mlm_payout_holds: ['uq_hold_open'],
} as const;

/** A claim asks for each commission, and reads not all items. */
export const expectKeysOfClaim = (plans: readonly Step[], claim: RegExp): void =>
  expect(everyKeyOf(plans, claim)).toEqual(KEYS_OF_A_CLAIM);
