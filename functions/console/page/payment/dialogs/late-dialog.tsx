import { formatRupees } from '../../../../../shared/domain/basics/format-rupees.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { ItemPicker } from '../items/item-picker.tsx';
import { tallyOf } from '../items/tally-of.ts';
import { lateOf, NO_LATE } from '../moments/late-of.ts';
import { AmountHead } from './amount-head.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { ReferenceField } from './reference-field.tsx';
import { useMoment } from './use-moment.ts';

/** The bank paid after all what it had called failed, or what the batch had let go. */
export const LateDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const moment = useMoment(batch, 'late', NO_LATE);
  const { draft, write } = moment;
  const tally = tallyOf(draft.picking.chosen);
  return (
    <MomentDialog
      {...{ batch, moment }}
      asked={lateOf(draft)}
      path="late-payments"
      title={`Paid after all, of ${batch.batchReference}`}
      effect={`Record ${formatRupees(tally.amount)} as paid late`}
      wayBack="Where another batch has taken one of them meanwhile, it loses it; where that one has paid it too, you are told so. What comes back later is recorded then."
    >
      <AmountHead tally={tally} words="failed or given up before, and paid by the bank after all." />
      <ReferenceField value={draft.reference} write={(reference) => write({ reference })} />
      <ItemPicker
        batchId={batch.batchId}
        question="Which items did the bank pay after all?"
        choosable="given-up"
        picking={draft.picking}
        pick={(picking) => write({ picking })}
      />
    </MomentDialog>
  );
};
