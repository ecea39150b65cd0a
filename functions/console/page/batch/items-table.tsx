import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { itemState } from '../../../../shared/domain/batches/item-state.ts';
import { FailedBefore } from '../ui/failed-before.tsx';
import { Money } from '../ui/money.tsx';
import { PersonLink } from '../ui/person-link.tsx';
import table from '../ui/table.module.css';
import type { ItemPage } from './item-page.ts';

type Item = ItemPage['items'][number];

const Row = ({ item }: { readonly item: Item }) => (
  <tr>
    <td className={table.wide}>{formatCount(item.itemNo)}</td>
    <th scope="row">
      <PersonLink person={item.beneficiary} />
      <div className={table.small}>
        commission {item.commissionId}
        {item.notes && `: ${item.notes}`}
      </div>
      <div className={table.small}>
        <FailedBefore before={item.before} />
      </div>
    </th>
    <td className={table.wide}>{itemState(item)}</td>
    <td className={table.right}>
      <Money amount={item.amount} />
      <div className={`${table.small} ${table.narrow}`}>{itemState(item)}</div>
    </td>
  </tr>
);

/** One page of items. */
export const ItemsTable = ({ items }: { readonly items: readonly Item[] }) => {
  if (items.length === 0) return <p>No item of this batch is like that. Clear the search to see them all.</p>;
  return (
    <table className={table.table}>
      <caption>Items by number</caption>
      <thead>
        <tr>
          <th scope="col" className={table.wide}>
            No.
          </th>
          <th scope="col">Person</th>
          <th scope="col" className={table.wide}>
            State
          </th>
          <th scope="col" className={table.right}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.itemNo} item={item} />
        ))}
      </tbody>
    </table>
  );
};
