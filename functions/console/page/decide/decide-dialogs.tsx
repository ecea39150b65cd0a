import { useQueryClient } from '@tanstack/react-query';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Overtaken } from '../acts/overtaken.ts';
import { useTell } from '../acts/told.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { useOpened } from '../acts/use-opened.ts';
import { batchQuery } from '../api/queries.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import type { DecideProps } from './decide-props.ts';
import { type Decision, isDecision } from './decision.ts';
import { DropDialog } from './drop-dialog.tsx';
import { outcomeSentence } from './outcome-sentence.ts';
import { RejectDialog } from './reject-dialog.tsx';
import { whyNotOpened } from './why-not-opened.ts';
import { withAnswer } from './with-answer.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type DecideDialogsProps = {
  readonly batch: BatchBody;
  /** Whether it is not what it was when somebody came to it. */
  readonly hasChanged: boolean;
  /** What it holds after an act of one's own: nobody has to be asked whether they have seen that. */
  readonly acted: (contentHash: string | null) => void;
};

const DIALOGS: Readonly<Record<Decision, (props: DecideProps) => React.ReactNode>> = {
  approve: ApproveDialog,
  reject: RejectDialog,
  withdraw: WithdrawDialog,
  cancel: CancelDialog,
  drop: DropDialog,
};

const OVERTAKEN =
  'This batch has changed since you opened it. Go back, and look at it as it is now; what you have written is kept.';

/** The one that the address names. It stands on the batch as it was when it was opened, and stays until somebody closes it. */
export const DecideDialogs = ({ batch, hasChanged, acted }: DecideDialogsProps) => {
  const { act, close } = useOpenAct();
  const opened = useOpened({
    act: isDecision(act) ? act : undefined,
    subject: batch,
    whyNot: whyNotOpened,
  });
  const tell = useTell();
  const queries = useQueryClient();
  if (!opened) return null;
  const Dialog = DIALOGS[opened.act];
  const done = (answer: ActionAnswer) => {
    tell(outcomeSentence(opened.act, answer));
    acted(answer.batch.contentHash);
    queries.setQueryData(
      batchQuery(batch.batchId).queryKey,
      (before) => before && withAnswer(before, answer.batch),
    );
    close();
  };
  const isOvertaken = hasChanged || batch.status !== 'pending_approval';
  return (
    <Overtaken value={isOvertaken ? OVERTAKEN : undefined}>
      <Dialog batch={opened.on} close={close} done={done} />
    </Overtaken>
  );
};
