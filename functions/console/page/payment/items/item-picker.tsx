import { Group, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Choosable } from './choosable.ts';
import { type ChosenItem, withChosen } from './chosen-item.ts';
import { ChosenList } from './chosen-list.tsx';
import { FindAll } from './find-all.tsx';
import { FindByCommission } from './find-by-commission.tsx';
import { FindByNumbers } from './find-by-numbers.tsx';
import { FindByPerson } from './find-by-person.tsx';
import classes from './items.module.css';
import type { FindBy, Picking } from './picking.ts';

type ItemPickerProps = {
  readonly batchId: string;
  /** What it is that is chosen: "Which items did the bank not pay?" */
  readonly question: string;
  readonly choosable: Choosable;
  readonly picking: Picking;
  readonly pick: (picking: Picking) => void;
  /** What is said of all that are chosen. @default - nothing */
  readonly forAll?: ReactNode;
  /** What is said of each. @default - nothing */
  readonly forEach?: (item: ChosenItem, say: (said: Partial<ChosenItem>) => void) => ReactNode;
};

const WAYS: readonly { readonly by: FindBy; readonly name: string }[] = [
  { by: 'person', name: 'Person' },
  { by: 'commission', name: 'Commission' },
  { by: 'numbers', name: 'Item numbers, or a list' },
  { by: 'all', name: 'All' },
];

const FINDERS = {
  person: FindByPerson,
  commission: FindByCommission,
  numbers: FindByNumbers,
  all: FindAll,
} as const;

/** Finds items of a batch in several ways, and keeps those that were chosen, with what is said of them. */
export const ItemPicker = ({ question, picking, pick, forAll, forEach, ...of }: ItemPickerProps) => {
  const Finder = FINDERS[picking.by];
  const write = (said: Partial<Picking>) => pick({ ...picking, ...said });
  const add = (added: readonly ChosenItem[], said: Partial<Picking> = {}) =>
    write({ ...said, chosen: withChosen(picking.chosen, added) });
  return (
    <fieldset className={classes.picker}>
      <legend>{question}</legend>
      <Radio.Group label="Find by" value={picking.by} onChange={(by) => write({ by: by as FindBy })}>
        <Group gap="md" mt={4}>
          {WAYS.map(({ by, name }) => (
            <Radio key={by} value={by} label={name} />
          ))}
        </Group>
      </Radio.Group>
      <Finder {...of} picking={picking} write={write} add={add} />
      <ChosenList chosen={picking.chosen} choose={(chosen) => write({ chosen })} forEach={forEach}>
        {forAll}
      </ChosenList>
    </fieldset>
  );
};
