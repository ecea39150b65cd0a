import type { Action } from './action.ts';
import { rupees } from './model-state.ts';

type Run = Extract<Action, { kind: 'run' | 'dry run' }>;

const limits = ({ force, maxItems, requiredApprovals }: Run): string =>
  [
    force ? 'forced' : 'unforced',
    ...(maxItems > 0 ? [`at most ${maxItems} items`] : []),
    ...(requiredApprovals === null ? [] : [`${requiredApprovals} approvals`]),
  ].join(', ');

const hostLine = ({ change, commission, amount, beneficiary, held }: Extract<Action, { kind: 'host' }>) => {
  const what = {
    cancel: `cancels commission ${commission}`,
    age: `dates commission ${commission} back before every window`,
    amount: `gives commission ${commission} the amount ${rupees(amount)}`,
    beneficiary: `gives commission ${commission} to user ${beneficiary}`,
    add: `adds commission ${commission}, ${rupees(amount)} of ${beneficiary}`,
  }[change];
  return `the host ${what}${held === 'no' ? '' : `, held open, ${held}`}`;
};

const runLine = (run: Extract<Action, { kind: 'run' }>): string => {
  const by = run.via === 'invoke' ? 'a run' : `a run that ${run.via} asks for`;
  return `${by}, key ${run.key}, ${limits(run)}`;
};

const list = (numbers: readonly number[]): string => numbers.join(' ') || 'none';

/** An action as a person would tell it. */
export const actionLine = (action: Action): string => {
  switch (action.kind) {
    case 'run':
      return runLine(action);
    case 'dry run':
      return `a dry run, ${limits(action)}`;
    case 'vote':
      return `${action.who} votes ${action.decision} on batch ${action.batch}, ${action.hash} hash`;
    case 'withdraw':
      return `${action.who} withdraws from batch ${action.batch}`;
    case 'cancel':
      return `${action.who} cancels batch ${action.batch}`;
    case 'pay':
      return `${action.who} pays batch ${action.batch}, failed: ${list(action.failed)}, drifted: ${action.drifted ?? 'not said'}${action.reference ? '' : ', no reference'}`;
    case 'begin':
      return `${action.who} begins the payment of batch ${action.batch}, left out: ${action.leaveOut === 'drifted' ? 'what drifted' : list(action.leaveOut)}, paid though held: ${list(action.payHeld)}`;
    case 'failures':
      return `${action.who} says of batch ${action.batch}: failed ${list(action.failed)}, not failed ${list(action.notFailed)}`;
    case 'abort':
      return `${action.who} aborts the payment of batch ${action.batch}`;
    case 'late':
      return `${action.who} says that the bank paid late of batch ${action.batch}: ${list(action.items)}`;
    case 'return':
      return `${action.who} says what came back of batch ${action.batch}: ${list(action.items)}, ${action.payAgain ? 'to be paid again' : 'not to be paid again'}`;
    case 'drop':
      return `${action.who} drops from batch ${action.batch} what drifted`;
    case 'hold':
      return `${action.who} holds ${action.key}`;
    case 'lift':
      return `${action.who} lifts hold ${action.ordinal} of ${action.key}`;
    case 'retry':
      return `${action.who} has commission ${action.commission} paid again`;
    case 'expire':
      return `the worker is to expire batch ${action.batch}`;
    case 'overdue':
      return `the time of batch ${action.batch} runs out`;
    case 'host':
      return hostLine(action);
    case 'settings':
      return `${action.by} sets ${JSON.stringify(action.to)}`;
    case 'last run long ago':
      return 'a day passes since the last run';
    case 'add approver':
    case 'remove approver':
      return `ops: ${action.kind} ${action.who}`;
    case 'delete user':
      return `the host deletes ${action.who}`;
    case 'kill':
      return `the processes of the API die after ${action.afterCalls} calls`;
  }
};
