import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import type { ReadySummary } from '../../../../shared/events/batch-at-a-glance.ts';

type Sum = ReadySummary['topPeople'][number];

export const PEOPLE_COLUMNS = ['name', 'count', 'amount'] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

/** Rising or falling, by one of the columns. */
export type PeopleOrder = { readonly by: PeopleColumn; readonly falls: boolean };

/** As the API gives them. */
const USUAL: PeopleOrder = { by: 'amount', falls: true };

const nameOf = ({ beneficiary: { name, userId } }: Sum): string => name ?? userId;

const compared = (one: bigint, other: bigint): number => Number(one > other) - Number(one < other);

const RISING: Readonly<Record<PeopleColumn, (one: Sum, other: Sum) => number>> = {
  name: (one, other) => nameOf(one).localeCompare(nameOf(other)),
  count: (one, other) => one.count - other.count,
  amount: (one, other) => compared(paiseFrom(one.amount), paiseFrom(other.amount)),
};

/** "-count" of an address; what is none of the orders is the usual one. */
export const orderIn = (text: string | null): PeopleOrder => {
  const by = PEOPLE_COLUMNS.find((column) => column === text?.replace(/^-/, ''));
  return by ? { by, falls: text?.startsWith('-') ?? false } : USUAL;
};

/** The address of what a press on the column's header leads to: the other way round, or the way people look for first. */
export const orderAfter = ({ by, falls }: PeopleOrder, column: PeopleColumn): string => {
  const next = by === column ? !falls : column !== 'name';
  return `${next ? '-' : ''}${column}`;
};

export const inOrder = (people: readonly Sum[], { by, falls }: PeopleOrder): readonly Sum[] =>
  people.toSorted((one, other) => (falls ? RISING[by](other, one) : RISING[by](one, other)));
