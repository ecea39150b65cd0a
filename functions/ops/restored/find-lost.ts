import type { AttestedStore } from '../../../shared/aws/attested-store.ts';
import type { Database } from '../../../shared/aws/database.ts';
import { KeptEvent } from '../../../shared/domain/attestation/kept-event.ts';
import { NOTHING_KEPT } from '../../../shared/domain/attestation/latest.ts';
import type { LostEvent } from '../../../shared/domain/restores/lost-list.ts';
import { readAbsentEvents } from '../../../shared/sql/attestation/absent-events.ts';
import { keptNewestFirst } from './kept-days.ts';

export type FindDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly attested: Pick<AttestedStore, 'readLatest' | 'listKeys' | 'readText'>;
  readonly now: () => Date;
};

/** Read together. */
const OBJECTS_OF_STEP = 20;
/** Of one statement. */
const EVENTS_OF_STEP = 1_000;
/** A backup is of one moment: what is older is there, but for what was committed late. An object holds a minute. */
const WHOLE_IN_A_ROW = 60;

const eventsIn = (text: string): KeptEvent[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => KeptEvent.parse(JSON.parse(line)));

const lostOf = async ({ database }: FindDeps, events: readonly KeptEvent[]): Promise<LostEvent[]> => {
  const lost: LostEvent[] = [];
  for (let from = 0; from < events.length; from += EVENTS_OF_STEP) {
    const absent = await database.read(readAbsentEvents(events.slice(from, from + EVENTS_OF_STEP)));
    lost.push(
      ...absent
        .filter(({ saidLost }) => !saidLost)
        .map(({ stream, seq, hash, action }) => ({ stream, seq, hash, action })),
    );
  }
  return lost;
};

const keyOf = ({ stream, seq, hash }: Pick<LostEvent, 'stream' | 'seq' | 'hash'>): string =>
  `${stream} ${seq} ${hash}`;

type Found = { readonly lost: Map<string, LostEvent>; wholeInARow: number; looked: number };

const lookAt = async (deps: FindDeps, keys: readonly string[], found: Found): Promise<void> => {
  const objects = await Promise.all(keys.map(async (key) => eventsIn(await deps.attested.readText(key))));
  const lost = new Map((await lostOf(deps, objects.flat())).map((event) => [keyOf(event), event]));
  for (const events of objects) {
    found.looked += events.length;
    const isWhole = !events.some((event) => lost.has(keyOf(event)));
    found.wholeInARow = isWhole ? found.wholeInARow + 1 : 0;
  }
  for (const [key, event] of lost) found.lost.set(key, event);
};

const inOrder = (one: LostEvent, other: LostEvent): number =>
  one.stream === other.stream ? one.seq - other.seq : one.stream < other.stream ? -1 : 1;

export type LostFound = {
  readonly events: readonly LostEvent[];
  /** How many kept ones were looked at. */
  readonly looked: number;
};

/** All that was recorded and the database does not have, from the newest back to where it has all of it; but for what people have said is lost. */
export const findLost = async (deps: FindDeps): Promise<LostFound> => {
  const latest = (await deps.attested.readLatest())?.latest ?? NOTHING_KEPT;
  const newest = await lostOf(deps, latest.events);
  const found: Found = {
    lost: new Map(newest.map((event) => [keyOf(event), event])),
    wholeInARow: 0,
    looked: latest.events.length,
  };
  for await (const keys of keptNewestFirst(deps.attested, deps.now())) {
    for (let from = 0; from < keys.length && found.wholeInARow < WHOLE_IN_A_ROW; from += OBJECTS_OF_STEP)
      await lookAt(deps, keys.slice(from, from + OBJECTS_OF_STEP), found);
    if (found.wholeInARow >= WHOLE_IN_A_ROW) break;
  }
  return { events: [...found.lost.values()].sort(inOrder), looked: found.looked };
};
