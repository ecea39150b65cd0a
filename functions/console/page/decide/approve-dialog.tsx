import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import type { DecideProps } from './decide-props.ts';
import { OfBatch } from './of-batch.tsx';

/** An approval of exactly what was shown. */
export const ApproveDialog = ({ batch, close, done }: DecideProps) => {
  const { draft, write, clear } = useDraft(`${batch.batchId}:approve`, '');
  const { batchId, contentHash, totalAmount, requiredApprovals, approvalCount } = batch;
  const isLast = approvalCount + 1 >= requiredApprovals;
  const body = { batchId, decision: 'approved', contentHash, ...(draft.trim() && { notes: draft }) };
  return (
    <ActDialog<ActionAnswer>
      title="Approve this batch"
      act={{ path: '/approve', body }}
      effect={`Approve ${formatRupees(totalAmount)}`}
      wayBack={
        isLast
          ? 'This is the last approval that is missing: finance can pay it then. Until they begin, finance can cancel it.'
          : 'You can withdraw it until enough people have approved.'
      }
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      <OfBatch batch={batch} />
      <NoteField label="Note (optional; others read it)" value={draft} write={write} />
    </ActDialog>
  );
};
