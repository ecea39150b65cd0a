import { KEPT_EVENTS } from '../../../shared/domain/attestation/attested-keys.ts';
import { KeptEvent } from '../../../shared/domain/attestation/kept-event.ts';
import { readAbsentEvents } from '../../../shared/sql/attestation/absent-events.ts';
import type { OpsDeps } from '../call/ops-deps.ts';

/** As many as one call asks for: their places and hashes are less than 150 KB of a request. */
const ASKED_AT_ONCE = 1_000;

type Attested = NonNullable<OpsDeps['attested']>;

const readKept = async (attested: Attested, key: string): Promise<KeptEvent[]> =>
  (await attested.readText(key))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => KeptEvent.parse(JSON.parse(line)));

const countMissing = async ({ database, logger }: OpsDeps, events: readonly KeptEvent[]): Promise<number> => {
  let missing = 0;
  for (let from = 0; from < events.length; from += ASKED_AT_ONCE) {
    const absent = await database.read(readAbsentEvents(events.slice(from, from + ASKED_AT_ONCE)));
    for (const { stream, seq, action } of absent.filter(({ saidLost }) => !saidLost)) {
      missing += 1;
      logger.error('the database lacks an event that is kept outside', { stream, seq, action });
    }
  }
  return missing;
};

type Compared = { readonly found: number; readonly next: string | null };

/** A page of objects at a time: most of them hold few events, and what they hold is asked for together. */
const comparePage = async (
  deps: OpsDeps,
  attested: Attested,
  keys: readonly string[],
  stopAt: number,
): Promise<{ readonly found: number; readonly after: string }> => {
  let events: KeptEvent[] = [];
  let after = '';
  for (const key of keys) {
    events = events.concat(await readKept(attested, key));
    after = key;
    if (deps.now().getTime() > stopAt) break;
  }
  return { found: await countMissing(deps, events), after };
};

/** All that was ever kept outside, in the order of time, as far as it is looked at until then. */
export const compareKept = async (deps: OpsDeps, afterKey: string, stopAt: number): Promise<Compared> => {
  const { attested, now } = deps;
  if (!attested) return { found: 0, next: null };
  let found = 0;
  let after = afterKey;
  while (now().getTime() <= stopAt) {
    const keys = await attested.listKeys(KEPT_EVENTS, after);
    if (keys.length === 0) return { found, next: null };
    const page = await comparePage(deps, attested, keys, stopAt);
    found += page.found;
    after = page.after;
  }
  return { found, next: after };
};
