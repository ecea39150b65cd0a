import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatCount } from '../../../../../shared/domain/basics/format-count.ts';
import { listQuery } from '../../api/queries.ts';
import { FailedBefore } from '../../ui/failed-before.tsx';
import { Money } from '../../ui/money.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Shown } from '../../ui/shown.tsx';
import type { BatchItem, ItemsFound } from './batch-item.ts';
import { whyNotChosen } from './choosable.ts';
import { type ChosenItem, chosenItem } from './chosen-item.ts';
import type { FinderProps } from './finder-props.ts';
import classes from './items.module.css';
import { type ItemsWanted, itemsPath } from './items-path.ts';

type FoundProps = FinderProps & { readonly wanted: ItemsWanted };

type FoundItemProps = Pick<FinderProps, 'choosable' | 'add'> & {
  readonly item: BatchItem;
  readonly isChosen: boolean;
};

const FoundItem = ({ item, choosable, isChosen, add }: FoundItemProps) => {
  const why = isChosen ? 'It is chosen.' : whyNotChosen(item, choosable);
  return (
    <li className={classes.item}>
      <span className={classes.what}>
        <PersonName person={item.beneficiary} />
        <small>
          item {formatCount(item.itemNo)}, commission {item.commissionId}.{' '}
          <FailedBefore before={item.before} />
        </small>
      </span>
      <Money amount={item.amount} />
      {why ? (
        <small>{why}</small>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Choose item ${item.itemNo}`}
          onClick={() => add([chosenItem(item)])}
        >
          Choose
        </Button>
      )}
    </li>
  );
};

const fitOf = (items: readonly BatchItem[], { choosable, picking }: FinderProps): readonly ChosenItem[] => {
  const numbers = new Set(picking.chosen.map(({ itemNo }) => itemNo));
  return items
    .filter((item) => !numbers.has(item.itemNo) && whyNotChosen(item, choosable) === undefined)
    .map((item) => chosenItem(item));
};

const List = ({ page: { items, nextCursor }, ...props }: FoundProps & { readonly page: ItemsFound }) => {
  const fit = fitOf(items, props);
  const chosen = new Set(props.picking.chosen.map(({ itemNo }) => itemNo));
  if (items.length === 0) return <p>This batch has no such item.</p>;
  return (
    <>
      <ul className={`${classes.list} ${classes.found}`}>
        {items.map((item) => (
          <FoundItem
            key={item.itemNo}
            item={item}
            choosable={props.choosable}
            isChosen={chosen.has(item.itemNo)}
            add={props.add}
          />
        ))}
      </ul>
      {nextCursor && <p>There are more: these are the first {formatCount(items.length)}.</p>}
      {fit.length > 1 && (
        <Button variant="default" onClick={() => props.add(fit)}>
          Choose these {formatCount(fit.length)}
        </Button>
      )}
    </>
  );
};

/** What was found, each to be chosen, or with the reason why not. */
export const FoundItems = (props: FoundProps) => {
  const query = useQuery(listQuery<ItemsFound>(itemsPath(props.batchId, props.wanted)));
  return (
    <Shown query={query} what="the items" lines={2}>
      {(page) => <List page={page} {...props} />}
    </Shown>
  );
};
