import type { Action } from './action.ts';
import { abortRules, beginRules, failuresRules } from './begin-rules.ts';
import { dropRules } from './drop-rules.ts';
import { cancelRules, expireRules } from './end-rules.ts';
import { holdRules, liftRules, retryRules } from './hold-rules.ts';
import { lateRules, returnRules } from './late-rules.ts';
import { type Outcome, only, type State, withBatch } from './model-state.ts';
import { approverRules, deletionRules, hostRules, settingsRules } from './outside-rules.ts';
import { payRules } from './payment-rules.ts';
import { dryRunRules, runRules } from './run-rules.ts';
import { voteRules, withdrawRules } from './vote-rules.ts';

const longAgo = (state: State): State => ({
  ...state,
  lastRun: state.lastRun === 'never' ? 'never' : 'long ago',
});

/** Every legal way on from here by this action alone; none where it would have to wait. */
export const step = (state: State, action: Action): Outcome[] => {
  switch (action.kind) {
    case 'run':
      return runRules(state, action);
    case 'dry run':
      return dryRunRules(state, action);
    case 'vote':
      return voteRules(state, action);
    case 'withdraw':
      return withdrawRules(state, action);
    case 'cancel':
      return cancelRules(state, action);
    case 'pay':
      return payRules(state, action);
    case 'begin':
      return beginRules(state, action);
    case 'failures':
      return failuresRules(state, action);
    case 'abort':
      return abortRules(state, action);
    case 'late':
      return lateRules(state, action);
    case 'return':
      return returnRules(state, action);
    case 'drop':
      return dropRules(state, action);
    case 'hold':
      return holdRules(state, action);
    case 'lift':
      return liftRules(state, action);
    case 'retry':
      return retryRules(state, action);
    case 'expire':
      return expireRules(state, action.batch);
    case 'overdue':
      return only(withBatch(state, action.batch, { overdue: true }), 'done');
    case 'host':
      return hostRules(state, action);
    case 'last run long ago':
      return only(longAgo(state), 'done');
    case 'settings':
      return settingsRules(state, action);
    case 'add approver':
    case 'remove approver':
      return approverRules(state, action);
    case 'delete user':
      return deletionRules(state, action);
    case 'kill':
      return only(state, 'done');
  }
};
