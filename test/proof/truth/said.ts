import type { ApiResponse } from '../../support/api-client.ts';
import type { Answer } from '../../support/payout-stack.ts';

/** What somebody did to a batch over the API. */
export type ActionName =
  | 'approve'
  | 'reject'
  | 'withdraw'
  | 'cancel'
  | 'pay'
  | 'begin'
  | 'failures'
  | 'abort'
  | 'late'
  | 'return'
  | 'drop';

type Words =
  | {
      readonly by: 'action';
      readonly action: ActionName;
      readonly userId: number;
      readonly batchId: string;
      readonly answer: ApiResponse;
    }
  | {
      readonly by: 'settings';
      readonly asked: Readonly<Record<string, string>>;
      readonly actor: string;
      readonly answer: Answer;
    }
  | {
      readonly by: 'approvers';
      readonly change: 'add' | 'remove';
      readonly userId: number;
      readonly actor: string;
      readonly answer: Answer;
    }
  | {
      readonly by: 'run';
      readonly runKey: string;
      readonly answer: Answer;
      /** What was measured meanwhile. */
      readonly metrics: Readonly<Record<string, number>>;
    }
  | {
      readonly by: 'hold';
      readonly event: 'hold_set' | 'hold_lifted';
      readonly userId: number;
      readonly answer: ApiResponse;
    }
  | { readonly by: 'request'; readonly runKey: string; readonly answer: ApiResponse }
  | { readonly by: 'worker'; readonly batchId: string; readonly answer: Answer }
  | { readonly by: 'sweep'; readonly answer: Answer }
  | { readonly by: 'migrate'; readonly answer: Answer };

/** An answer as it was given, and what it was an answer to. */
export type Said = Words & {
  /** Nobody else was at work meanwhile: what has changed was changed by it. */
  readonly alone: boolean;
};
