import { formatRupees } from '../../../../../shared/domain/basics/format-rupees.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { ItemPicker } from '../items/item-picker.tsx';
import { tallyOf } from '../items/tally-of.ts';
import { NO_RETURNS, returnsOf } from '../moments/returns-of.ts';
import { AmountHead } from './amount-head.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { ReturnedFields } from './returned-fields.tsx';
import { ReturnedForAll } from './returned-for-all.tsx';
import { useMoment } from './use-moment.ts';

/** The money came back. */
export const ReturnDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const moment = useMoment(batch, 'return', NO_RETURNS);
  const { draft, write } = moment;
  const { picking } = draft;
  const tally = tallyOf(picking.chosen);
  return (
    <MomentDialog
      {...{ batch, moment }}
      asked={returnsOf(draft)}
      path="returns"
      title={`What came back, of ${batch.batchReference}`}
      effect={`Record that ${formatRupees(tally.amount)} came back`}
      wayBack="A return is recorded once and stays. What is to be paid again is due at once: the next run takes it, whatever its age."
    >
      <AmountHead tally={tally} words="paid, and come back from the bank." />
      <ItemPicker
        batchId={batch.batchId}
        question="Which payments came back?"
        choosable="paid"
        picking={picking}
        pick={(next) => write({ picking: next })}
        forAll={
          <ReturnedForAll
            chosen={picking.chosen}
            choose={(chosen) => write({ picking: { ...picking, chosen } })}
          />
        }
        forEach={(item, say) => <ReturnedFields item={item} say={say} />}
      />
    </MomentDialog>
  );
};
