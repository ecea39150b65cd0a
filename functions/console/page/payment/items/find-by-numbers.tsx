import { Button, Textarea } from '@mantine/core';
import { counted } from '../../../../../shared/domain/basics/counted.ts';
import { ChoosingResult } from './choosing-result.tsx';
import type { FinderProps } from './finder-props.ts';
import { type ItemList, readItemList } from './read-item-list.ts';
import { readNumbered } from './read-items.ts';
import { useChoosing } from './use-choosing.ts';

const problemOf = ({ unread: [first], tooMany }: ItemList): string | undefined => {
  if (first) {
    return `Line ${first.line} is not clear: “${first.text}”. Expected numbers and ranges, or one item and then its reason.`;
  }
  return tooMany ? 'These are more than are named at once (10,000): name the others afterwards.' : undefined;
};

/** Items by number, typed or pasted as the bank's list has them. */
export const FindByNumbers = ({ batchId, choosable, picking, write, add }: FinderProps) => {
  const choosing = useChoosing(choosable, (chosen) => add(chosen, { numbers: '' }));
  const list = readItemList(picking.numbers);
  const problem = problemOf(list);
  const { items } = list;
  return (
    <>
      <Textarea
        label="Item numbers"
        description="As 12, 40-45; or pasted, an item a line: its number, then why it failed."
        value={picking.numbers}
        onChange={({ currentTarget }) => write({ numbers: currentTarget.value })}
        error={problem}
        autosize
        minRows={2}
        maxRows={8}
      />
      <Button
        variant="default"
        disabled={items.length === 0 || problem !== undefined}
        loading={choosing.isPending}
        onClick={() =>
          choosing.mutate({ asked: items, read: (queries) => readNumbered(queries, batchId, items) })
        }
      >
        Choose {items.length > 0 ? counted(items.length, 'item') : 'them'}
      </Button>
      <ChoosingResult choosing={choosing} />
    </>
  );
};
