import { createHash } from 'node:crypto';
import { ApiProblem } from './api-problem.ts';

/** What a page is a page of: a cursor of another query would skip rows of this one. */
type Query = Readonly<Record<string, string | number | null | undefined>>;

const seal = (query: Query, after: string): string =>
  createHash('sha256')
    .update(JSON.stringify([Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)), after]))
    .digest('base64url')
    .slice(0, 16);

/** Where the next page begins. Sealed against mix-ups, no secret: it opens nothing that the query does not. */
export const cursorAfter = (query: Query, after: string): string =>
  Buffer.from(`${after}.${seal(query, after)}`).toString('base64url');

/** The place that the cursor of this very query names; `start` without one. */
export const placeOf = (query: Query, cursor: string | undefined, start: string): string => {
  if (cursor === undefined) return start;
  const [after = '', given] = Buffer.from(cursor, 'base64url').toString().split('.');
  if (/^\d{1,20}$/.test(after) && given === seal(query, after) && cursorAfter(query, after) === cursor)
    return after;
  throw new ApiProblem(
    'invalid-input',
    'cursor is none of this query: expected nextCursor of its page before; leave it out to begin again.',
  );
};

/** Past the last number of a 32-bit column. */
const PAST_ALL = 4_294_967_296;

/** The same of places that are numbers of 32 bits: the seal is no secret, and a cursor made by hand may name any. */
export const numberOfPlace = (query: Query, cursor: string | undefined, start: number): number =>
  Math.min(Number(placeOf(query, cursor, String(start))), PAST_ALL);
