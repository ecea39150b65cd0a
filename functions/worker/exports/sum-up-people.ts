import { counted } from '../../../shared/domain/basics/counted.ts';
import type { Paise } from '../../../shared/domain/basics/money.ts';
import type { ExportedItem } from '../../../shared/sql/exports/exported-items.ts';

export type PersonSum = {
  /** null: all others together. */
  readonly userId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly items: number;
  readonly amount: Paise;
  /** Of that; what came back of it, too. */
  readonly paid: Paise;
  /** Of what was paid. */
  readonly returned: Paise;
};

const NOBODY: Pick<PersonSum, 'items' | 'amount' | 'paid' | 'returned'> = {
  items: 0,
  amount: 0n,
  paid: 0n,
  returned: 0n,
};

const added = (sum: typeof NOBODY, { userId, name, email, amount, status }: ExportedItem): PersonSum => ({
  userId,
  name,
  email,
  items: sum.items + 1,
  amount: sum.amount + amount,
  paid: sum.paid + (status === 'paid' || status === 'returned' ? amount : 0n),
  returned: sum.returned + (status === 'returned' ? amount : 0n),
});

const byAmount = (one: PersonSum, other: PersonSum): number => {
  if (one.amount !== other.amount) return one.amount > other.amount ? -1 : 1;
  return BigInt(one.userId ?? 0) < BigInt(other.userId ?? 0) ? -1 : 1;
};

/** The first so many, and a line for all others: what is cut still adds up. */
export const withOthers = (sums: readonly PersonSum[], most: number): readonly PersonSum[] => {
  const others = sums.slice(most);
  if (others.length === 0) return sums;
  const rest = others.reduce(
    (sum, { items, amount, paid, returned }) => ({
      items: sum.items + items,
      amount: sum.amount + amount,
      paid: sum.paid + paid,
      returned: sum.returned + returned,
    }),
    NOBODY,
  );
  const name = counted(others.length, 'other person', 'other people');
  return [...sums.slice(0, most), { userId: null, name, email: null, ...rest }];
};

/** Adds up what each person gets of a batch while its items pass by: they are read once, however many there are. */
export const sumUpPeople = () => {
  const people = new Map<string, PersonSum>();
  return {
    /** What was dropped is in no sum. */
    see: (items: readonly ExportedItem[]): void => {
      for (const item of items) {
        if (!item.dropped) people.set(item.userId, added(people.get(item.userId) ?? NOBODY, item));
      }
    },
    /** Of those who get most first. */
    sums: (): readonly PersonSum[] => [...people.values()].sort(byAmount),
  };
};
