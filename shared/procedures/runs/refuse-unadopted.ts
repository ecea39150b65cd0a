import { CLI } from '../../domain/basics/cli.ts';
import { RunFailed } from '../../domain/basics/failures.ts';
import { formatCount } from '../../domain/basics/format-count.ts';
import type { RunFacts } from '../../sql/runs/run-facts.ts';

/** The old script is still at work, and what it holds is not known here: a batch made now could hold the same. */
export const refuseUnadopted = ({ unadopted }: RunFacts): void => {
  if (!unadopted) return;
  const { count, firstReference } = unadopted;
  const others = count > 1 ? ` and ${formatCount(count - 1)} more` : '';
  throw new RunFailed(
    `batch ${firstReference}${others} was made by the old script and is not adopted: expected the old script to be ` +
      `stopped; stop it, run "${CLI} adopt", then run again`,
  );
};
