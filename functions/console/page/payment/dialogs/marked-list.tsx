import { Checkbox } from '@mantine/core';
import { formatCount } from '../../../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../../../shared/domain/basics/format-rupees.ts';
import { PersonName } from '../../ui/person-name.tsx';
import type { Marked } from '../moments/marked.ts';
import classes from './dialogs.module.css';

type MarkedListProps = {
  readonly marked: Marked;
  readonly notFailed: readonly number[];
  readonly write: (said: { readonly notFailed: readonly number[] }) => void;
};

/** What was named before, to be taken back where the bank has paid it after all. */
export const MarkedList = ({ marked: { items, tally }, notFailed, write }: MarkedListProps) => {
  if (tally.count === 0) return null;
  const say = (itemNo: number, isPaid: boolean) =>
    write({ notFailed: isPaid ? [...notFailed, itemNo] : notFailed.filter((other) => other !== itemNo) });
  return (
    <fieldset className={classes.group}>
      <legend>
        Named so far: {formatCount(tally.count)}, {formatRupees(tally.amount)}. Did the bank pay one of them
        after all?
      </legend>
      <ul className={classes.against}>
        {items.map((item) => (
          <li key={item.itemNo}>
            <Checkbox
              label={
                <>
                  <PersonName person={item.beneficiary} />, {formatRupees(item.amount)}: it was paid after all
                </>
              }
              description={`item ${item.itemNo}: ${item.notes ?? ''}`}
              checked={notFailed.includes(item.itemNo)}
              onChange={({ currentTarget }) => say(item.itemNo, currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      {tally.count > items.length && <p>These are the first {formatCount(items.length)}.</p>}
    </fieldset>
  );
};
