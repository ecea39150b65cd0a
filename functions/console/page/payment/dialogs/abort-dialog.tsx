import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { NoteField } from '../../acts/note-field.tsx';
import { askedOf } from '../asked.ts';
import { AmountHead } from './amount-head.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { useMoment } from './use-moment.ts';

/** The bank paid nothing: the batch is as it was before its payment began. */
export const AbortDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const moment = useMoment(batch, 'abort', { reason: '' });
  const { draft, write } = moment;
  const reason = draft.reason.trim();
  const { count, amount } = batch.payment ?? { count: 0, amount: '0.00' };
  return (
    <MomentDialog
      {...{ batch, moment }}
      asked={askedOf({ reason }, [!reason && 'How you know that the bank paid nothing.'])}
      path="payment/abort"
      title={`Abort the payment of ${batch.batchReference}`}
      effect="Abort: the bank paid nothing"
      grave
      wayBack="The batch is approved as before, and can be begun again. Should the bank have paid some of it, do not abort: record what it did."
    >
      <AmountHead tally={{ count, amount: paiseFrom(amount) }} words="not paid by the bank, none of it." />
      <NoteField
        label="Why, and how you know that the bank paid nothing"
        hint="Where you looked, and when: the approvers and the auditor read it."
        value={draft.reason}
        write={(next) => write({ reason: next })}
        required
      />
    </MomentDialog>
  );
};
