import { Button, Group, Stack } from '@mantine/core';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { ActFailure } from '../acts/act-failure.tsx';
import type { Approval } from './approval.ts';
import { ApprovalMark } from './approval-mark.tsx';
import classes from './approve-lines.module.css';
import { ApproveLines } from './approve-lines.tsx';

type ApproveAnswersProps = {
  readonly approvals: readonly Approval[];
  readonly running: boolean;
  /** The sign-in, half-way. */
  readonly ended: Error | undefined;
  readonly again: () => void;
  readonly close: () => void;
};

/** The button that was pressed is gone. */
const readFromHere = (element: HTMLElement | null): void => element?.focus();

const doneWords = (approvals: readonly Approval[]): string => {
  const done = approvals.filter(({ state }) => state.kind === 'done').length;
  return `You have approved ${done} of ${counted(approvals.length, 'batch', 'batches')}`;
};

const unanswered = (approvals: readonly Approval[]): number =>
  approvals.filter(({ state }) => state.kind === 'unheard' || state.kind === 'waits').length;

/** What came of each approval, beside its batch, until it is closed. */
export const ApproveAnswers = ({ approvals, running, ended, again, close }: ApproveAnswersProps) => {
  const open = running ? 0 : unanswered(approvals);
  return (
    <Stack gap="md">
      <div ref={readFromHere} tabIndex={-1} role="status" className={classes.answers}>
        <ApproveLines
          title={doneWords(approvals)}
          lines={approvals.map(({ batch, state }) => ({ batch, below: <ApprovalMark state={state} /> }))}
        />
      </div>
      {ended && <ActFailure error={ended} close={close} />}
      <Group justify="flex-end">
        {open > 0 && (
          <Button onClick={again}>
            Ask again for {counted(open, 'batch', 'batches')}: each is done once
          </Button>
        )}
        <Button variant="default" onClick={close} loading={running} data-autofocus>
          Close
        </Button>
      </Group>
    </Stack>
  );
};
