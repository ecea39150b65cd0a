import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { counted } from '../../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../../shared/domain/basics/format-count.ts';
import { decimalFrom } from '../../../../../shared/domain/basics/money.ts';
import { FailedBefore } from '../../ui/failed-before.tsx';
import { Money } from '../../ui/money.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import type { ChosenItem } from './chosen-item.ts';
import classes from './items.module.css';
import { tallyOf } from './tally-of.ts';

type ForEach = (item: ChosenItem, say: (said: Partial<ChosenItem>) => void) => ReactNode;

type ChosenListProps = {
  readonly chosen: readonly ChosenItem[];
  readonly choose: (chosen: readonly ChosenItem[]) => void;
  readonly forEach: ForEach | undefined;
  /** What is said of all of them. */
  readonly children: ReactNode;
};

/** A list with fields in it is slow where it is long. */
const SHOWN_AT_ONCE = 50;

type RowProps = { readonly item: ChosenItem; readonly takeOut: () => void; readonly children: ReactNode };

const Row = ({ item, takeOut, children }: RowProps) => (
  <li className={classes.chosen}>
    <div className={classes.item}>
      <span className={classes.what}>
        <PersonName person={item.beneficiary} />
        <small>
          item {formatCount(item.itemNo)}, commission {item.commissionId}.{' '}
          <FailedBefore before={item.before} />
        </small>
      </span>
      <Money amount={item.amount} />
      <CloseButton aria-label={`Take out item ${item.itemNo}`} onClick={takeOut} />
    </div>
    {children}
  </li>
);

/** What is chosen, with its sum, and what is said of each. */
export const ChosenList = ({ chosen, choose, forEach, children }: ChosenListProps) => {
  const [shownCount, setShownCount] = useState(SHOWN_AT_ONCE);
  if (chosen.length === 0) return <p role="status">Nothing is chosen yet.</p>;
  const hidden = chosen.length - shownCount;
  const say = (itemNo: number) => (said: Partial<ChosenItem>) =>
    choose(chosen.map((item) => (item.itemNo === itemNo ? { ...item, ...said } : item)));
  return (
    <>
      <p role="status" className={classes.sum}>
        <strong>{counted(chosen.length, 'item')} chosen</strong>
        <Money amount={decimalFrom(tallyOf(chosen).amount)} size="strong" />
      </p>
      {children}
      <ul className={classes.list}>
        {chosen.slice(0, shownCount).map((item) => (
          <Row
            key={item.itemNo}
            item={item}
            takeOut={() => choose(chosen.filter(({ itemNo }) => itemNo !== item.itemNo))}
          >
            {forEach?.(item, say(item.itemNo))}
          </Row>
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="default" onClick={() => setShownCount(shownCount + SHOWN_AT_ONCE)}>
          Show more: {formatCount(hidden)} are chosen and not shown
        </Button>
      )}
    </>
  );
};
