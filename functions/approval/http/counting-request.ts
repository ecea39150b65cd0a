import { failureKind } from '../../../shared/aws/database-failure.ts';
import { limitMet } from '../../../shared/domain/approvers/request-limits.ts';
import { PROBLEMS } from '../../../shared/domain/basics/problem.ts';
import type { KnownCaller } from '../../../shared/sql/approvers/callers.ts';
import { type CountedRequest, countRequest } from '../../../shared/sql/approvers/request-counts.ts';
import type { ApiDeps } from './api-deps.ts';
import { problemFor } from './problem-for.ts';
import type { Idempotency } from './route.ts';
import { TooManyRequests } from './too-many-requests.ts';

type Counted = {
  readonly counted: CountedRequest | undefined;
  readonly caller: KnownCaller;
  readonly idempotency: Idempotency | undefined;
};

const isRefusal = (error: unknown): boolean => PROBLEMS[problemFor(error).type].status < 500;

/** Many of one person's at the same moment may be in each other's way: then one is not counted, and done all the same. */
const count = async ({ database }: ApiDeps, userId: string, counted: CountedRequest): Promise<void> => {
  try {
    await database.write(countRequest(userId, counted));
  } catch (error) {
    if (failureKind(error) !== 'deadlock') throw error;
  }
};

/**
 * Does the work where its person has not asked for too much, and counts it. What is answered from what is kept is no new act,
 * but starts its run once more. An act under a key counts by the answer that is kept of it, and where it is refused here,
 * afterwards: neither is a call more than the same act without a key.
 */
export const countingRequest = async <Answer>(
  deps: ApiDeps,
  { counted, caller: { userId, made, recorded }, idempotency }: Counted,
  work: () => Promise<Answer>,
): Promise<Answer> => {
  if (!counted || (counted.kind === 'act' && recorded)) return work();
  const met = limitMet(counted.kind, made, counted.at);
  if (met) throw new TooManyRequests(counted.kind, met);
  if (counted.kind === 'run' || !idempotency) {
    await count(deps, userId, counted);
    return work();
  }
  return work().catch(async (error: unknown) => {
    if (isRefusal(error)) await count(deps, userId, counted);
    throw error;
  });
};
