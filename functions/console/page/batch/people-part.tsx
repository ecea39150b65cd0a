import { Link, useLocation, useSearchParams } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { BatchAtAGlance, ReadySummary } from '../../../../shared/events/batch-at-a-glance.ts';
import { Loading } from '../ui/loading.tsx';
import { Money } from '../ui/money.tsx';
import { PersonLink } from '../ui/person-link.tsx';
import { SortHeader } from '../ui/sort-header.tsx';
import table from '../ui/table.module.css';
import {
  inOrder,
  orderAfter,
  orderIn,
  PEOPLE_COLUMNS,
  type PeopleColumn,
  type PeopleOrder,
} from './people-order.ts';

const Row = ({
  sum: { beneficiary, count, amount },
}: {
  readonly sum: ReadySummary['topPeople'][number];
}) => {
  const [location] = useLocation();
  return (
    <tr>
      <th scope="row">
        <PersonLink person={beneficiary} />
      </th>
      <td>
        <Link to={`${location}?show=items&person=${beneficiary.userId}`}>{counted(count, 'item')}</Link>
      </td>
      <td className={table.right}>
        <Money amount={amount} />
      </td>
    </tr>
  );
};

type HeadersProps = { readonly order: PeopleOrder; readonly sort: (column: PeopleColumn) => void };

const NAMES: Readonly<
  Record<PeopleColumn, { readonly name: string; readonly className?: string | undefined }>
> = {
  name: { name: 'Name' },
  count: { name: 'In this batch' },
  amount: { name: 'Amount', className: table.right },
};

const Headers = ({ order, sort }: HeadersProps) => (
  <tr>
    {PEOPLE_COLUMNS.map((column) => (
      <SortHeader
        key={column}
        className={NAMES[column].className}
        sorted={order.by === column ? (order.falls ? 'descending' : 'ascending') : undefined}
        sort={() => sort(column)}
      >
        {NAMES[column].name}
      </SortHeader>
    ))}
  </tr>
);

type PeoplePartProps = { readonly summary: BatchAtAGlance | undefined };

/** Who gets most of it, in the order that the address names; each name leads to where that person's money is, and to what this batch has of it. */
export const PeoplePart = ({ summary }: PeoplePartProps) => {
  const [location] = useLocation();
  const [search, setSearch] = useSearchParams();
  if (summary?.state !== 'ready') return <Loading what="the people" lines={6} />;
  const { topPeople, people } = summary;
  const order = orderIn(search.get('sort'));
  const sort = (column: PeopleColumn) =>
    setSearch(
      (now) => {
        now.set('sort', orderAfter(order, column));
        return now;
      },
      { replace: true },
    );
  return (
    <table className={table.table}>
      <caption>
        {people > topPeople.length ? (
          <>
            The {topPeople.length} who get most, of {formatCount(people)}.{' '}
            <Link to={`${location}?show=items`}>Search the others among the items.</Link>
          </>
        ) : (
          'Everybody whom this batch pays.'
        )}
      </caption>
      <thead>
        <Headers order={order} sort={sort} />
      </thead>
      <tbody>
        {inOrder(topPeople, order).map((sum) => (
          <Row key={sum.beneficiary.userId} sum={sum} />
        ))}
      </tbody>
    </table>
  );
};
