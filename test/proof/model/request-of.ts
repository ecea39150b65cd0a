import type { Action } from './action.ts';
import type { Person } from './model-state.ts';

type OnBatch = Exclude<Extract<Action, { who: Person; batch: number }>, { kind: 'vote' }>;
type Request = { readonly path: string; readonly body: object | undefined };

const failedItems = (itemNos: readonly number[]) =>
  itemNos.map((itemNo) => ({ itemNo, reason: 'account closed' }));

const paying = ({ failed, drifted, reference }: Extract<Action, { kind: 'pay' }>) => ({
  ...(reference && { reference: 'UTR-1' }),
  failed: failedItems(failed),
  ...(drifted && { drifted }),
});

/** What is asked of a batch, below its path. */
export const requestOf = (action: OnBatch): Request => {
  switch (action.kind) {
    case 'withdraw':
      return { path: 'withdraw', body: undefined };
    case 'cancel':
      return { path: 'cancel', body: { reason: 'not needed', bankPaidNothing: true } };
    case 'pay':
      return { path: 'disburse', body: paying(action) };
    case 'begin':
      return { path: 'payment', body: { leaveOut: action.leaveOut, payHeld: action.payHeld } };
    case 'failures':
      return {
        path: 'payment/failures',
        body: { failed: failedItems(action.failed), notFailed: action.notFailed },
      };
    case 'abort':
      return { path: 'payment/abort', body: { reason: 'the file was refused' } };
    case 'late':
      return {
        path: 'late-payments',
        body: { items: action.items.map((itemNo) => ({ itemNo })), reference: 'UTR-2' },
      };
    case 'return':
      return {
        path: 'returns',
        body: {
          items: action.items.map((itemNo) => ({
            itemNo,
            reason: 'account closed',
            payAgain: action.payAgain,
          })),
        },
      };
    case 'drop':
      return { path: 'drop-drifted', body: { reason: 'changed by the host' } };
  }
};
