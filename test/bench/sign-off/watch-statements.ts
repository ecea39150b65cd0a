import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

export type WatchedStatement = { readonly sql: string; readonly milliseconds: number };

/** "UPDATE mlm_payout_batch_items", or what else says which it is. */
const beginningOf = (sql: string): string => sql.trim().split(/\s+/).slice(0, 2).join(' ');

/** How long each call of a function takes at the Data API, from now on; of one that sends them one after another. */
export const watchStatements = (
  { stack: { dataApi } }: Pick<PayoutStack, 'stack'>,
  functionName: string,
): (() => readonly WatchedStatement[]) => {
  const accessKeyId = functionAccessKeyId(functionName);
  const watched: WatchedStatement[] = [];
  let begun = 0;
  const all = { kind: 'meanwhile', accessKeyId, times: Number.POSITIVE_INFINITY } as const;
  dataApi.faults.add({
    ...all,
    act: async () => {
      begun = performance.now();
    },
  });
  dataApi.faults.add({
    ...all,
    after: true,
    act: async () => {
      const call = dataApi.calls.all.findLast((each) => each.accessKeyId === accessKeyId);
      const sql = beginningOf(call?.sql ?? call?.operation ?? '');
      watched.push({ sql, milliseconds: performance.now() - begun });
    },
  });
  return () => {
    dataApi.faults.clear();
    return watched;
  };
};
