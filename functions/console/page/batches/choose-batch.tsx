import { Checkbox, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import type { BatchSummary } from '../../../../shared/events/batch-body.ts';
import classes from './choose-batch.module.css';
import type { Choice } from './use-choice.ts';

type ChooseBatchProps = { readonly batch: BatchSummary; readonly choice: Choice };

/** Puts a batch among those that are approved together; only what awaits approval can be. */
export const ChooseBatch = ({ batch, choice }: ChooseBatchProps) => {
  const id = useId();
  const chosen = choice.isChosen(batch.batchId);
  if (batch.status !== 'pending_approval' && !chosen) return <span className={classes.none} />;
  return (
    <label className={classes.choose} htmlFor={id}>
      <VisuallyHidden>Choose {batch.batchReference}</VisuallyHidden>
      <Checkbox
        id={id}
        checked={chosen}
        disabled={choice.isFull && !chosen}
        onChange={() => choice.toggle(batch)}
      />
    </label>
  );
};
