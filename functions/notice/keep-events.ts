import { createHash } from 'node:crypto';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { StoredLatest } from '../../shared/aws/attested-reader.ts';
import type { AttestedStore } from '../../shared/aws/attested-store.ts';
import { KEPT_EVENTS, keptEventsKey, LATEST_KEY } from '../../shared/domain/attestation/attested-keys.ts';
import { behindWords } from '../../shared/domain/attestation/behind-words.ts';
import type { KeptEvent } from '../../shared/domain/attestation/kept-event.ts';
import {
  type Latest,
  latestWith,
  NOTHING_KEPT,
  notYetKept,
  readAfterId,
  withoutLost,
} from '../../shared/domain/attestation/latest.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import type { EmitMeasures } from '../../shared/runtime/metrics.ts';
import { readAbsentEvents } from '../../shared/sql/attestation/absent-events.ts';
import { readEventsAfter } from '../../shared/sql/attestation/events-after.ts';

export type KeepingDeps = Pick<Deps, 'database' | 'now'> & {
  readonly attested: Pick<AttestedStore, 'readLatest' | 'replaceLatest' | 'keepText' | 'listKeys'>;
  readonly emit: EmitMeasures<'notice'>;
  readonly logger: Pick<Logger, 'error'>;
};

/** An event takes up to 250 bytes of an answer of the Data API, which holds 1 MiB at most. */
const PAGE_EVENTS = 3_000;
/** Of one minute: what a trail of years has, an upgrade keeps within minutes. */
const PAGES_MAX = 20;

/** What the database lacks of the newest events, and what of that people have said is lost. */
const readAbsent = async ({ database }: KeepingDeps, { events }: Latest) => {
  if (events.length === 0) return { lost: [], missing: [] };
  const absent = await database.read(readAbsentEvents(events));
  const { lost = [], missing = [] } = Object.groupBy(absent, ({ saidLost }) =>
    saidLost ? 'lost' : 'missing',
  );
  return { lost, missing };
};

/** Where something was kept and the newest of it is gone, this database must not say what the newest is. */
const knownOf = async ({ attested }: KeepingDeps, read: StoredLatest | undefined): Promise<Latest> => {
  if (read) return read.latest;
  const [key] = await attested.listKeys(KEPT_EVENTS, '');
  if (key === undefined) return NOTHING_KEPT;
  throw new Error(
    `${LATEST_KEY} is gone, though events are kept (${key}): expected it to be there; restore its last version in the bucket`,
  );
};

const linesOf = (events: readonly KeptEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

/** Before it is among the newest, an event is in the object of its minute. */
const keepOf = async ({ attested, now }: KeepingDeps, events: readonly KeptEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const text = linesOf(events);
  await attested.keepText(keptEventsKey(now(), createHash('sha256').update(text).digest('hex')), text);
};

/** A page at a time; false once there is nothing more, or a twin was faster, who kept it as well. */
const keepPage = async (deps: KeepingDeps, read: StoredLatest | undefined): Promise<boolean> => {
  const { database, attested, now } = deps;
  const latest = await knownOf(deps, read);
  const { lost, missing } = await readAbsent(deps, latest);
  if (missing.length > 0) {
    // Whatever this database records now must not take the place of what it lacks.
    deps.emit({ DatabaseBehind: missing.length });
    deps.logger.error(behindWords(missing));
    return false;
  }
  deps.emit({ DatabaseBehind: 0 });
  const known = withoutLost(latest, lost);
  const found = await database.read(readEventsAfter(readAfterId(known, now()), PAGE_EVENTS));
  const more = notYetKept(known, found);
  const isFull = found.length === PAGE_EVENTS;
  if (read && more.length === 0 && lost.length === 0 && !isFull) return false;
  await keepOf(deps, more);
  const throughId = found.at(-1)?.id ?? readAfterId(known, now());
  const replaced = await attested.replaceLatest(latestWith(known, { more, throughId, isFull }, now()), read);
  return replaced && isFull;
};

/**
 * Keeps outside of the database what was recorded in it since: so that one which is restored from a backup can be told from
 * one that is whole. Never throws: notices go out whatever can be kept.
 */
export const keepEvents = async (deps: KeepingDeps): Promise<void> => {
  try {
    for (let pages = 1; pages <= PAGES_MAX; pages += 1) {
      if (!(await keepPage(deps, await deps.attested.readLatest()))) break;
    }
    deps.emit({ NotKept: 0 });
  } catch (error) {
    deps.emit({ NotKept: 1 });
    deps.logger.error('what was recorded is not kept outside; the next minute tries again', {
      because: String(error),
    });
  }
};
