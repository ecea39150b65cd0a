import { ActionAnswer } from '../../../shared/events/batch-actions.ts';

/** What every action on a batch answers. */
export const ACTION_ANSWERS = {
  200: { description: 'Done, or found done; the batch as it stands', schema: ActionAnswer },
  202: {
    description: 'Decided, and now being settled in the background; its progress is in "settling"',
    schema: ActionAnswer,
  },
} as const;
