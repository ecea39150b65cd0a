import type { RequestKind } from '../../../shared/domain/approvers/request-limits.ts';
import type { Route } from './route.ts';

/** As what a request is counted; undefined: it reads, and is not counted. */
export const countedAs = ({ method, counts }: Pick<Route, 'method' | 'counts'>): RequestKind | undefined => {
  if (counts === 'nothing' || (counts === undefined && method === 'GET')) return undefined;
  return counts ?? 'act';
};
