import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';

/** What each decision's dialog is given: the batch as it was shown, and what to do then. */
export type DecideProps = {
  readonly batch: BatchBody;
  readonly close: () => void;
  readonly done: (answer: ActionAnswer) => void;
};
