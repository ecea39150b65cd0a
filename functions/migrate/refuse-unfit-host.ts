import { counted } from '../../shared/domain/basics/counted.ts';
import { SchemaMismatch } from '../../shared/domain/basics/failures.ts';
import { describeHostFinding } from '../../shared/domain/host/describe-host-finding.ts';
import { judgeHost } from '../../shared/procedures/host/judge-host.ts';
import type { Deps } from '../../shared/runtime/deps.ts';

/** Tables of the host's, or of the old script's, with which nothing of ours could work: all of it said at once, before anything is changed. */
export const refuseUnfitHost = async ({ database }: Pick<Deps, 'database'>): Promise<void> => {
  const { findings } = await judgeHost(database);
  const unfit = findings.filter(({ severity }) => severity === 'unfit');
  if (unfit.length === 0) return;
  const lines = unfit.map(
    (finding, index) => `${index + 1}. ${describeHostFinding(finding)}. To mend it: ${finding.alter};`,
  );
  throw new SchemaMismatch(
    [
      `${counted(unfit.length, 'thing')} in tables that are not ours would not work; nothing was changed. Mend them in this order, on a copy first, then migrate again:`,
      ...lines,
    ].join('\n'),
  );
};
