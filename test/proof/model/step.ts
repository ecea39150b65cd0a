import type { Action } from './action.ts';
import { cancelRules, expireRules, payRules } from './end-rules.ts';
import { holdRules, liftRules, retryRules } from './hold-rules.ts';
import { type Outcome, only, type State, withBatch } from './model-state.ts';
import { approverRules, hostRules, settingsRules } from './outside-rules.ts';
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
    case 'kill':
      return only(state, 'done');
  }
};
