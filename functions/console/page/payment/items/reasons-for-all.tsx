import { Button } from '@mantine/core';
import type { ChosenItem } from './chosen-item.ts';
import classes from './items.module.css';

const QUICK_REASONS = ['account closed', 'wrong account number', 'bank rejected it'] as const;

type ReasonsForAllProps = {
  readonly chosen: readonly ChosenItem[];
  readonly choose: (chosen: readonly ChosenItem[]) => void;
};

/** The usual reasons, for all that have none yet: none that was written is lost. */
export const ReasonsForAll = ({ chosen, choose }: ReasonsForAllProps) => {
  if (chosen.every(({ reason }) => reason.trim())) return null;
  const give = (reason: string) =>
    choose(chosen.map((item) => (item.reason.trim() ? item : { ...item, reason })));
  return (
    <div className={classes.quick}>
      <span>For all without a reason:</span>
      {QUICK_REASONS.map((reason) => (
        <Button key={reason} size="compact-sm" variant="default" onClick={() => give(reason)}>
          {reason}
        </Button>
      ))}
    </div>
  );
};
