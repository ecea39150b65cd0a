import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import type { DecideProps } from './decide-props.ts';
import { OfBatch } from './of-batch.tsx';

/** One's own approval, taken back. */
export const WithdrawDialog = ({ batch, close, done }: DecideProps) => (
  <ActDialog<ActionAnswer>
    title="Withdraw your approval"
    act={{ path: `/api/batches/${batch.batchId}/withdraw`, body: {} }}
    effect="Withdraw my approval"
    wayBack="You can approve or reject it again as long as it awaits approval."
    close={close}
    done={done}
  >
    <OfBatch batch={batch} />
  </ActDialog>
);
