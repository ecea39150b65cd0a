import { Button } from '@mantine/core';
import type { ChosenItem } from '../items/chosen-item.ts';
import items from '../items/items.module.css';
import { ReasonsForAll } from '../items/reasons-for-all.tsx';

type ReturnedForAllProps = {
  readonly chosen: readonly ChosenItem[];
  readonly choose: (chosen: readonly ChosenItem[]) => void;
};

/** What is said of all at once. */
export const ReturnedForAll = ({ chosen, choose }: ReturnedForAllProps) => {
  const decide = (payAgain: boolean) => choose(chosen.map((item) => ({ ...item, payAgain })));
  return (
    <>
      <ReasonsForAll chosen={chosen} choose={choose} />
      {chosen.length > 1 && (
        <div className={items.quick}>
          <span>For all:</span>
          <Button size="compact-sm" variant="default" onClick={() => decide(true)}>
            Pay all again
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => decide(false)}>
            All are paid in another way
          </Button>
        </div>
      )}
    </>
  );
};
