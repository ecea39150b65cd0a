import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { BatchPage } from '../../../../shared/events/batch-body.ts';
import { listQuery } from '../api/queries.ts';
import { Pages } from '../ui/pages.tsx';
import { Shown } from '../ui/shown.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { useTopOf } from '../ui/use-top-of.ts';
import { addressOf, type BatchFilter, batchesPath } from './batch-filter.ts';
import { BatchLines } from './batch-lines.tsx';
import classes from './batch-list.module.css';
import { BatchTable } from './batch-table.tsx';
import { NoBatches } from './no-batches.tsx';
import type { Choice } from './use-choice.ts';

type BatchListProps = {
  readonly filter: BatchFilter;
  readonly cursor: string | null;
  readonly choice: Choice | undefined;
};

/** One page of the batches that the filter lets through, newest first. */
export const BatchList = ({ filter, cursor, choice }: BatchListProps) => {
  const query = useQuery(listQuery<z.infer<typeof BatchPage>>(batchesPath(filter, cursor)));
  const Rows = useNarrow() ? BatchLines : BatchTable;
  const list = useTopOf(cursor);
  const older = query.data?.nextCursor;
  return (
    <div ref={list} tabIndex={-1} className={classes.list} aria-busy={query.isPlaceholderData}>
      <Shown query={query} what="the batches" lines={8}>
        {({ items }) =>
          items.length > 0 ? (
            <Rows batches={items} choice={choice} />
          ) : (
            <NoBatches filtered={Object.keys(filter).length > 0} />
          )
        }
      </Shown>
      <Pages
        first={cursor ? addressOf(filter, null) : undefined}
        next={older ? addressOf(filter, older) : undefined}
      />
    </div>
  );
};
