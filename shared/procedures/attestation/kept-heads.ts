import { LATEST_KEY } from '../../domain/attestation/attested-keys.ts';
import type { NamedHead } from '../../domain/audit/verify-chain.ts';
import { readAbsentEvents } from '../../sql/attestation/absent-events.ts';
import type { AttestedDeps } from './refuse-behind.ts';

const byStream = (one: NamedHead, other: NamedHead): number => (one.stream < other.stream ? -1 : 1);

/** Of each stream that is among the newest kept events, the last of them that people have not said is lost. */
export const keptHeads = async ({ database, attested }: Omit<AttestedDeps, 'now'>): Promise<NamedHead[]> => {
  const read = await attested.readLatest();
  if (!read) throw new Error(`${LATEST_KEY} is not there`);
  const { events } = read.latest;
  if (events.length === 0) return [];
  const lost = new Set(
    (await database.read(readAbsentEvents(events))).flatMap(({ saidLost, hash }) => (saidLost ? [hash] : [])),
  );
  const heads = new Map<string, NamedHead>();
  for (const { stream, seq, hash } of events.filter((event) => !lost.has(event.hash))) {
    if ((heads.get(stream)?.seq ?? 0) < seq) heads.set(stream, { stream, seq, hash });
  }
  return [...heads.values()].toSorted(byStream);
};
