import * as z from 'zod';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { EventPage } from '../../../shared/events/batch-body.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { type EventLink, readLinksBefore } from '../../../shared/sql/audit/events.ts';
import { numberOfPlace } from '../http/cursor.ts';
import { pageOf } from '../http/page-of.ts';
import type { ApiAnswer } from '../http/route.ts';

/** An event holds up to 64 KB, and the Data API answers with 1 MiB at most. */
const PAGE_MAX = 14;
const AFTER_THE_LAST = 4_294_967_296;

/** One page of a stream. */
export const EventsQuery = z.strictObject({ cursor: Cursor, limit: pageLimit(PAGE_MAX) });

const describe = ({ occurredAt, note, ...link }: EventLink) => ({
  ...link,
  at: occurredAt.toISOString(),
  note: note && { ...note, erasedAt: note.erasedAt?.toISOString() ?? null },
});

/** A page of a stream, newest first. */
export const listEvents = async (
  { database }: Pick<Deps, 'database'>,
  stream: string,
  { cursor, limit }: z.output<typeof EventsQuery>,
): Promise<ApiAnswer<EventPage>> => {
  const query = { stream };
  const before = numberOfPlace(query, cursor, AFTER_THE_LAST);
  const rows = await database.read(readLinksBefore(stream, before, limit + 1));
  const body = pageOf(rows, limit, query, { placeOf: ({ seq }) => String(seq), describe });
  return { status: 200, body };
};

export const EVENTS_ANSWERS = { 200: { description: 'A page of events, newest first', schema: EventPage } };
