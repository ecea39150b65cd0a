import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Loading } from './loading.tsx';

type ShownProps<Answer> = {
  readonly query: UseQueryResult<Answer>;
  readonly what: string;
  readonly lines?: number;
  readonly children: (answer: Answer) => ReactNode;
};

/** What was read stays on the screen while it is read anew, and beside what went wrong then. */
export const Shown = <Answer,>({ query, what, lines = 3, children }: ShownProps<Answer>) => (
  <>
    {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
    {query.data !== undefined && children(query.data)}
    {query.data === undefined && !query.error && <Loading what={what} lines={lines} />}
  </>
);
