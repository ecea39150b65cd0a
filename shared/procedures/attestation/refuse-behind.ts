import type { AttestedReader } from '../../aws/attested-reader.ts';
import type { Database } from '../../aws/database.ts';
import { LATEST_KEY } from '../../domain/attestation/attested-keys.ts';
import { behindWords } from '../../domain/attestation/behind-words.ts';
import { MINUTE } from '../../domain/basics/durations.ts';
import { DatabaseBehind } from '../../domain/basics/failures.ts';
import { behindOf, readBehind } from '../../sql/attestation/absent-events.ts';

export type AttestedDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly attested: Pick<AttestedReader, 'readLatest'>;
  readonly now: () => Date;
};

/** Whether it was looked: what is kept outside cannot always be read. */
export type Looked = { readonly kind: 'whole' } | { readonly kind: 'unread'; readonly because: string };

/** The notice function keeps it each minute. */
const WAITS_MAX = 15 * MINUTE;

const NOT_KEPT =
  'for a quarter of an hour nothing was kept: expected the notice function to, each minute; its log says why not';
const NOT_THERE = `${LATEST_KEY} is not there: the notice function writes it within a minute, or somebody took it away`;

/**
 * Throws DatabaseBehind where the database lacks any of the newest events that are kept outside of it. One call, however
 * many streams there are; none where nothing was recorded yet.
 */
export const refuseBehind = async ({ database, attested, now }: AttestedDeps): Promise<Looked> => {
  const read = await attested.readLatest().catch((error: unknown) => String(error));
  if (read === undefined) return { kind: 'unread', because: NOT_THERE };
  if (typeof read === 'string') return { kind: 'unread', because: read };
  const { events } = read.latest;
  if (events.length === 0) return { kind: 'whole' };
  const waitsSince = new Date(now().getTime() - WAITS_MAX);
  const { absent, someUnkept } = behindOf(await database.read(readBehind(events, waitsSince)));
  const missing = absent.filter(({ saidLost }) => !saidLost);
  if (missing.length > 0) throw new DatabaseBehind(behindWords(missing));
  return someUnkept ? { kind: 'unread', because: NOT_KEPT } : { kind: 'whole' };
};
