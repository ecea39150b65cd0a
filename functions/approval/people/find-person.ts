import { type KnownPerson, readKnownPerson } from '../../../shared/sql/people/known-person.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** A user, or whom the host has deleted and who has earned something. */
export const findPerson = async (
  { database }: Pick<ApiDeps, 'database'>,
  userId: string,
): Promise<KnownPerson> => {
  const [person] = await database.read(readKnownPerson(userId));
  if (person?.isUser || person?.hasEarned) return person;
  throw new ApiProblem(
    'not-found',
    `There is no user ${userId}, and neither the ledger nor a batch knows one of that id.`,
  );
};
