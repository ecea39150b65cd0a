import { Checkbox } from '@mantine/core';
import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { NoteField } from '../../acts/note-field.tsx';
import { askedOf } from '../asked.ts';
import { AmountHead } from './amount-head.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { useMoment } from './use-moment.ts';

const EMPTY = { reason: '', bankPaidNothing: false };

/** An approved batch that is not to be paid: its file may be at the bank, so finance says that it is not. */
export const CancelApprovedDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const moment = useMoment(batch, 'cancel-approved', EMPTY);
  const { draft, write } = moment;
  const reason = draft.reason.trim();
  return (
    <MomentDialog
      {...{ batch, moment }}
      asked={askedOf({ reason, bankPaidNothing: true }, [
        !reason && 'The reason.',
        !draft.bankPaidNothing && 'That the bank paid nothing of it.',
      ])}
      path="cancel"
      title={`Cancel ${batch.batchReference}, which is approved`}
      effect="Cancel the batch"
      grave
      wayBack="A cancelled batch stays cancelled. Its commissions are free: the next run takes them into another batch, which is approved anew."
    >
      <AmountHead
        tally={{ count: batch.totalRecords, amount: paiseFrom(batch.totalAmount) }}
        words="approved, and not paid by this batch any more."
      />
      <NoteField
        label="Why it is cancelled"
        value={draft.reason}
        write={(next) => write({ reason: next })}
        required
      />
      <Checkbox
        label="The bank paid nothing of it, and will not"
        description="If it paid some of it, record that instead: it could be paid twice."
        checked={draft.bankPaidNothing}
        onChange={({ currentTarget }) => write({ bankPaidNothing: currentTarget.checked })}
        required
      />
    </MomentDialog>
  );
};
