import { RunKeyReused } from '../../domain/basics/failures.ts';
import { quoteValue } from '../../domain/basics/quote-value.ts';
import type { PayoutRequest } from '../../domain/runs/payout-request.ts';
import type { RunFacts } from '../../sql/runs/run-facts.ts';
import { runContext } from './run-context.ts';

type Asked = Readonly<Record<string, unknown>>;

/** What a context says was asked, by the payload's keys. */
const askedIn = (context: string): Asked => {
  const { filters, ...rest } = JSON.parse(context);
  return Object.fromEntries(
    Object.entries({ ...rest, ...filters }).map(([key, value]) => [
      key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
};

const differences = (before: Asked, now: Asked): string =>
  Object.keys({ ...before, ...now })
    .filter((key) => before[key] !== now[key])
    .map((key) => `${key} was ${quoteValue(before[key] ?? null)}, now ${quoteValue(now[key] ?? null)}`)
    .join('; ');

/** One key is one run: asked for otherwise, "already recorded" would tell of another month as if it were this one. */
export const refuseReusedKey = (request: PayoutRequest, { done }: Pick<RunFacts, 'done'>): void => {
  const asked = runContext({ ...request, dryRun: false });
  if (!done || done.request === asked) return;
  throw new RunKeyReused(
    `runKey is ${quoteValue(request.runKey)}: that run is done, and was asked for otherwise: ` +
      `${differences(askedIn(done.request), askedIn(asked))}. Choose another key, or leave it out`,
  );
};
