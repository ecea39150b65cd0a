import { userOfActor } from '../../domain/audit/user-of-actor.ts';
import type { Person } from '../../events/people.ts';
import type { Deps } from '../../runtime/deps.ts';
import type { EventRow } from '../../sql/audit/events.ts';
import { readUserNames } from '../../sql/user-names.ts';

/** Who changed settings, by id. Asks nothing where nobody of the API did. */
export const readChangers = async (
  { database }: Pick<Deps, 'database'>,
  events: readonly EventRow[],
): Promise<ReadonlyMap<string, Person>> => {
  const userIds = [...new Set(events.flatMap((event) => userOfActor(event.actor) ?? []))];
  const people = userIds.length === 0 ? [] : await database.read(readUserNames(userIds));
  return new Map(people.map((person) => [person.userId, person]));
};
