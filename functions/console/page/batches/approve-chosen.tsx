import { Modal } from '@mantine/core';
import { useFocusReturn } from '../acts/use-focus-return.ts';
import { ApproveAnswers } from './approve-answers.tsx';
import { ApproveQuestion } from './approve-question.tsx';
import type { ChosenBatch } from './chosen-batch.ts';
import { useApprovals } from './use-approvals.ts';

type ApproveChosenProps = {
  readonly chosen: readonly ChosenBatch[];
  readonly close: () => void;
  /** They have been asked for, whatever came of it. */
  readonly asked: () => void;
};

/** Several approvals in one dialog: first what is asked, then what came of each. Nothing closes it half-way. */
export const ApproveChosen = ({ chosen, close, asked }: ApproveChosenProps) => {
  const { approvals, running, ended, begin, again } = useApprovals();
  useFocusReturn();
  const leave = () => {
    if (running) return;
    if (approvals && !ended) asked();
    close();
  };
  return (
    <Modal
      opened
      onClose={leave}
      title={approvals ? 'What came of it' : 'Approve the chosen batches'}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': approvals ? 'Close' : 'Close without doing it' }}
    >
      {approvals ? (
        <ApproveAnswers {...{ approvals, running, ended, again }} close={leave} />
      ) : (
        <ApproveQuestion chosen={chosen} begin={begin} close={close} />
      )}
    </Modal>
  );
};
