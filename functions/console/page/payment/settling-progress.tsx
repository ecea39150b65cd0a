import { Progress } from '@mantine/core';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import classes from './payment.module.css';

type Settling = NonNullable<BatchBody['settling']>;

/** Whole per cent, for the bar alone. */
const percentOf = ({ done, of }: Settling): number => (of === 0 ? 100 : Math.floor((done * 100) / of));

/** Work in the background, on its way: nobody has to wait for it here. */
export const SettlingProgress = ({ batch: { settling, status } }: { readonly batch: BatchBody }) => {
  if (!settling) return null;
  const what =
    status === 'cancelled' ? 'Its commissions are being set free' : 'The payment is being recorded';
  return (
    <div className={classes.settling}>
      <p>
        {what}: {formatCount(settling.done)} of {counted(settling.of, 'item is', 'items are')} done. It goes
        on when this page is closed.
      </p>
      <Progress.Root>
        <Progress.Section value={percentOf(settling)} aria-label={what} />
      </Progress.Root>
    </div>
  );
};
