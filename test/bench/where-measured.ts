import { availableParallelism, cpus } from 'node:os';
import { chosenEngine } from '../../infra/local/database-server/chosen-engine.ts';
import { describeServer } from '../../infra/local/database-server/describe-server.ts';

/** When, on what and by which call: what RESULTS.md says of a run. Asked for at its end. */
export const whereMeasured = (begun: Date, args: readonly string[]): string => {
  const [cpu] = cpus();
  return [
    begun.toISOString().slice(0, 10),
    `\`${['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ')}\``,
    `${availableParallelism()} cores of ${cpu?.model ?? 'an unknown CPU'}`,
    describeServer(chosenEngine()),
    `Node ${process.versions.node}`,
    `${Math.round((Date.now() - begun.getTime()) / 1_000)} s`,
  ].join(', ');
};
