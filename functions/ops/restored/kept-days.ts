import type { AttestedStore } from '../../../shared/aws/attested-store.ts';
import { KEPT_EVENTS } from '../../../shared/domain/attestation/attested-keys.ts';
import { DAY } from '../../../shared/domain/basics/durations.ts';

type Listing = Pick<AttestedStore, 'listKeys'>;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** All keys of a prefix, page by page. */
export const allKeys = async ({ listKeys }: Listing, prefix: string): Promise<string[]> => {
  const keys: string[] = [];
  for (
    let page = await listKeys(prefix, '');
    page.length > 0;
    page = await listKeys(prefix, page.at(-1) ?? '')
  )
    keys.push(...page);
  return keys;
};

/** The objects of kept events, the newest first, a day at a time: the store lists them only from the oldest on. */
export async function* keptNewestFirst(store: Listing, now: Date): AsyncGenerator<string[]> {
  const [oldest] = await store.listKeys(KEPT_EVENTS, '');
  if (oldest === undefined) return;
  const firstDay = oldest.slice(KEPT_EVENTS.length, KEPT_EVENTS.length + 10);
  // A clock may be ahead of another.
  for (let at = new Date(now.getTime() + DAY); dayOf(at) >= firstDay; at = new Date(at.getTime() - DAY))
    yield (await allKeys(store, `${KEPT_EVENTS}${dayOf(at)}`)).reverse();
}
