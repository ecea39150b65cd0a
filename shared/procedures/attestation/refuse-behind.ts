import type { AttestedReader } from '../../aws/attested-reader.ts';
import type { Database } from '../../aws/database.ts';
import { behindWords } from '../../domain/attestation/behind-words.ts';
import { DatabaseBehind } from '../../domain/basics/failures.ts';
import { readAbsentEvents } from '../../sql/attestation/absent-events.ts';

export type AttestedDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly attested: Pick<AttestedReader, 'readLatest'>;
};

/** Whether it was looked: what is kept outside cannot always be read. */
export type Looked = { readonly kind: 'whole' } | { readonly kind: 'unread'; readonly because: string };

/**
 * Throws DatabaseBehind where the database lacks any of the newest events that are kept outside of it. One call, however
 * many streams there are; none where nothing was kept yet.
 */
export const refuseBehind = async ({ database, attested }: AttestedDeps): Promise<Looked> => {
  const read = await attested.readLatest().catch((error: unknown) => String(error));
  if (typeof read === 'string') return { kind: 'unread', because: read };
  const { events } = read.latest;
  if (events.length === 0) return { kind: 'whole' };
  const absent = (await database.read(readAbsentEvents(events))).filter(({ saidLost }) => !saidLost);
  if (absent.length > 0) throw new DatabaseBehind(behindWords(absent));
  return { kind: 'whole' };
};
