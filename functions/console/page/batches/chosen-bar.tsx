import { Button } from '@mantine/core';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import classes from './chosen-bar.module.css';
import { CHOSEN_MAX } from './chosen-batch.ts';
import { sumAmounts } from './sum-amounts.ts';
import type { Choice } from './use-choice.ts';

type ChosenBarProps = { readonly choice: Choice; readonly approve: () => void };

/** How much is chosen, within reach of the thumb. */
export const ChosenBar = ({ choice: { chosen, isFull, keep }, approve }: ChosenBarProps) => {
  const sum = formatRupees(sumAmounts(chosen.map(({ totalAmount }) => totalAmount)));
  const commissions = chosen.reduce((count, { totalRecords }) => count + totalRecords, 0);
  return (
    <section className={classes.bar} aria-label="Chosen batches">
      <p role="status">
        {formatCount(chosen.length)} chosen, {counted(commissions, 'commission')}
        {isFull && `; ${CHOSEN_MAX} are as many as can be approved at once`}
      </p>
      <Button variant="default" onClick={() => keep([])}>
        Choose none
      </Button>
      <Button onClick={approve}>
        Approve {counted(chosen.length, 'batch', 'batches')}, {sum}
      </Button>
    </section>
  );
};
