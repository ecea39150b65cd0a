import { counted } from '../../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { tallyOf } from '../items/tally-of.ts';
import { failuresOf, NO_FAILURES, takenBackOf } from '../moments/failures-of.ts';
import { useMarked } from '../use-marked.ts';
import { AmountHead } from './amount-head.tsx';
import { FailedPicker } from './failed-picker.tsx';
import { MarkedList } from './marked-list.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { useMoment } from './use-moment.ts';

const effectOf = (failedCount: number, takenBackCount: number): string => {
  if (takenBackCount === 0) return `Name ${counted(failedCount, 'item')} as failed`;
  return failedCount === 0
    ? `Take ${counted(takenBackCount, 'item')} back`
    : `Name ${failedCount} as failed, take ${takenBackCount} back`;
};

/** What the bank did not pay, piece by piece, as its answers come in. */
export const FailuresDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const moment = useMoment(batch, 'failures', NO_FAILURES);
  const { draft, write } = moment;
  const marked = useMarked(batch);
  const { picking, notFailed } = draft;
  const takenBack = takenBackOf(draft, marked?.items ?? []);
  return (
    <MomentDialog
      {...{ batch, moment }}
      asked={failuresOf(draft, takenBack)}
      path="payment/failures"
      title={`What failed of ${batch.batchReference}`}
      effect={effectOf(picking.chosen.length, takenBack.length)}
      wayBack="Nothing is freed yet: until the payment is recorded, each of them can be taken back."
    >
      <AmountHead
        tally={tallyOf(picking.chosen)}
        words="named as failed now, beside what was named before."
      />
      <FailedPicker
        {...{ batch, picking }}
        question="Which items did the bank not pay?"
        pick={(next) => write({ picking: next })}
      />
      {marked && <MarkedList {...{ marked, notFailed, write }} />}
    </MomentDialog>
  );
};
