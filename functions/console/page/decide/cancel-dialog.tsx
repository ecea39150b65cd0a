import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import type { DecideProps } from './decide-props.ts';
import { OfBatch } from './of-batch.tsx';

/** An operator ends what awaits approval. */
export const CancelDialog = ({ batch, close, done }: DecideProps) => {
  const { draft, write, clear } = useDraft(`${batch.batchId}:cancel`, '');
  return (
    <ActDialog<ActionAnswer>
      title="Cancel this batch"
      act={
        draft.trim() ? { path: `/api/batches/${batch.batchId}/cancel`, body: { reason: draft } } : undefined
      }
      effect={`Cancel ${batch.batchReference}`}
      grave
      wayBack="This cannot be taken back. Its commissions are free: the next run takes them again."
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      <OfBatch batch={batch} />
      <NoteField label="Why" value={draft} write={write} required />
    </ActDialog>
  );
};
