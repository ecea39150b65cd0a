import * as z from 'zod';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { Hold } from '../../../shared/domain/holds/hold.ts';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { type HoldBody, HoldPage } from '../../../shared/events/holds.ts';
import { type HeldBack, readHeldBack } from '../../../shared/sql/holds/held-back.ts';
import { type NamedHold, readHolds } from '../../../shared/sql/holds/hold-rows.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { placeOf } from '../http/cursor.ts';
import { Nothing } from '../http/nothing.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { describeHold } from './describe-hold.ts';

const QUERY = { holds: 'all' };

/** One number for both parts of the place: lifted or not, then the id, which has less than 20 digits. */
const placeOfHold = ({ lifted, holdId }: Hold): string => `${lifted ? 1 : 0}${holdId}`;
const NEWEST = '09999999999999999999';

/** A lifted hold keeps nothing back, and a commission says by itself how much it is. */
const personHeld = ({ subject, lifted }: NamedHold): string | undefined =>
  subject.kind === 'person' && !lifted ? subject.userId : undefined;

const heldBackOf = async (
  { database }: Pick<ApiDeps, 'database'>,
  holds: readonly NamedHold[],
): Promise<ReadonlyMap<string, HeldBack>> => {
  const people = holds.flatMap((hold) => personHeld(hold) ?? []);
  const rows = people.length > 0 ? await database.read(readHeldBack(people)) : [];
  return new Map(rows.map((row) => [row.userId, row]));
};

const describeListed = (hold: NamedHold, at: Date, heldBack: ReadonlyMap<string, HeldBack>): HoldBody => {
  const described = describeHold(hold, at);
  const userId = personHeld(hold);
  if (userId === undefined) return described;
  const { count, amount } = heldBack.get(userId) ?? { count: 0, amount: 0n };
  return { ...described, heldBack: { count, amount: decimalFrom(amount) } };
};

export const listHoldsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/holds',
  operationId: 'listHolds',
  summary: 'Holds: open ones first, each newest first',
  role: 'viewer',
  params: Nothing,
  query: z.strictObject({ cursor: Cursor, limit: pageLimit(100) }),
  answers: { 200: { description: 'A page of holds', schema: HoldPage } },
  problems: [],
  handle: async ({ database, now }, { query: { cursor, limit } }) => {
    const place = placeOf(QUERY, cursor, NEWEST);
    const after = { lifted: place.startsWith('1'), holdId: place.slice(1) || '0' };
    const at = now();
    const rows = await database.read(readHolds(after, limit + 1));
    const heldBack = await heldBackOf({ database }, rows);
    const body = pageOf(rows, limit, QUERY, {
      placeOf: placeOfHold,
      describe: (hold) => describeListed(hold, at, heldBack),
    });
    return { status: 200, body };
  },
});
