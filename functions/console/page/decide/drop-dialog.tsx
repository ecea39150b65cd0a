import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import type { DecideProps } from './decide-props.ts';
import { OfBatch } from './of-batch.tsx';

const votesFall = (approvalCount: number): string =>
  approvalCount === 0
    ? ''
    : ` ${counted(approvalCount, 'vote')} for it as it was will count no more, and whoever gave them is told.`;

/** What cannot be paid is taken out; the rest is signed anew. */
export const DropDialog = ({ batch, close, done }: DecideProps) => {
  const { draft, write, clear } = useDraft(`${batch.batchId}:drop`, '');
  const path = `/api/batches/${batch.batchId}/drop-drifted`;
  return (
    <ActDialog<ActionAnswer>
      title="Drop what cannot be paid"
      act={draft.trim() ? { path, body: { reason: draft } } : undefined}
      effect={`Drop ${counted(batch.drift.count, 'item')}`}
      wayBack={`This cannot be taken back: the batch is approved anew without them.${votesFall(batch.approvalCount)}`}
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      <OfBatch batch={batch} />
      <ul style={{ margin: 0 }}>
        {batch.drift.items.slice(0, 10).map(({ itemNo, why }) => (
          <li key={itemNo}>{why}</li>
        ))}
      </ul>
      <NoteField label="Why" value={draft} write={write} required />
    </ActDialog>
  );
};
