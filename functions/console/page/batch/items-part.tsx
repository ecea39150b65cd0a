import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { listQuery } from '../api/queries.ts';
import { TakeAway } from '../exports/take-away.tsx';
import { Money } from '../ui/money.tsx';
import { Pages } from '../ui/pages.tsx';
import { Shown } from '../ui/shown.tsx';
import type { ItemPage } from './item-page.ts';
import { ItemsFilter } from './items-filter.tsx';
import classes from './items-part.module.css';
import { ItemsTable } from './items-table.tsx';

/** What of the address the API is asked. */
const ASKED = ['person', 'commission', 'status', 'mark', 'cursor'] as const;

const pathOf = (batchId: string, search: URLSearchParams): string => {
  const asked = new URLSearchParams();
  for (const name of ASKED) {
    const value = search.get(name);
    if (value) asked.set(name, value);
  }
  return `/api/batches/${batchId}/items${asked.size > 0 ? `?${asked}` : ''}`;
};

type SumProps = { readonly sum: NonNullable<ItemPage['sum']>; readonly ofPerson: boolean };

/** As the API sums up: of a person all that the batch pays them, whatever else is asked for. */
const Sum = ({ sum, ofPerson }: SumProps) => (
  <p className={classes.sum}>
    {counted(sum.count, 'commission')} {ofPerson ? 'of this person in this batch' : 'like that'},{' '}
    <Money amount={sum.amount} size="strong" />
  </p>
);

const BY_NUMBER = { first: 'First page', next: 'Next page' };

/** Of this screen, at another page of the same search. */
const useAddressOf = () => {
  const [location] = useLocation();
  const [search] = useSearchParams();
  return (cursor: string | null): string => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    if (cursor) next.set('cursor', cursor);
    return `${location}?${next}`;
  };
};

/** Each commission of the batch, a page at a time; one person's together with their sum. */
export const ItemsPart = ({ batch }: { readonly batch: BatchBody }) => {
  const [search] = useSearchParams();
  const addressOf = useAddressOf();
  const query = useQuery(listQuery<ItemPage>(pathOf(batch.batchId, search)));
  return (
    <>
      <ItemsFilter />
      <Shown query={query} what="the items" lines={8}>
        {({ items, nextCursor, sum }) => (
          <>
            {sum && <Sum sum={sum} ofPerson={search.has('person')} />}
            <ItemsTable items={items} />
            <Pages
              names={BY_NUMBER}
              first={search.has('cursor') ? addressOf(null) : undefined}
              next={nextCursor ? addressOf(nextCursor) : undefined}
            />
          </>
        )}
      </Shown>
      <TakeAway
        what="all items of this batch"
        of={{ of: 'items', id: batch.batchId }}
        formats={['xlsx', 'csv']}
      />
    </>
  );
};
