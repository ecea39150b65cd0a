import { Button, Group } from '@mantine/core';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import type { DecideProps } from './decide-props.ts';
import { HoldAsWell } from './hold-as-well.tsx';
import { OfBatch } from './of-batch.tsx';
import { QUICK_NOTES } from './quick-notes.ts';

/** One rejection cancels the batch; what should not be paid by the next one either is held. */
export const RejectDialog = ({ batch, close, done }: DecideProps) => {
  const { draft, write, clear } = useDraft(`${batch.batchId}:reject`, '');
  const { batchId, contentHash } = batch;
  const body = { batchId, decision: 'rejected', contentHash, notes: draft };
  return (
    <ActDialog<ActionAnswer>
      title="Reject this batch"
      act={draft.trim() ? { path: '/approve', body } : undefined}
      effect={`Reject ${batch.batchReference}`}
      grave
      wayBack="This cancels the batch, and cannot be taken back. Its commissions are free: the next run takes them again."
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      <OfBatch batch={batch} />
      <Group gap="xs" role="group" aria-label="Quick notes">
        {QUICK_NOTES.map((note) => (
          <Button
            key={note}
            size="compact-sm"
            variant="default"
            onClick={() => write(`${draft} ${note}`.trim())}
          >
            {note}
          </Button>
        ))}
      </Group>
      <NoteField
        label="Why"
        value={draft}
        write={write}
        required
        hint="Everybody who decides on it reads this."
      />
      <HoldAsWell batchId={batchId} />
    </ActDialog>
  );
};
