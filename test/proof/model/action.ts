import type { Person, Settings } from './model-state.ts';

type Limits = {
  readonly force: boolean;
  /** 0 = no cap. */
  readonly maxItems: number;
  /** Beside the setting; null = as set. */
  readonly requiredApprovals: number | null;
};

export type Run = Limits & {
  readonly kind: 'run';
  /** The function itself, or the API as a person who then may not approve. */
  readonly via: 'invoke' | 'asha' | 'om';
  readonly key: string;
  /** Of a scheduled run: hours before the history began; null = by hand. */
  readonly slot: number | null;
};

/** Batches and commissions are named by number, from 1; 0 where there is none. */
export type Action =
  | Run
  | (Limits & { readonly kind: 'dry run' })
  | {
      readonly kind: 'vote';
      readonly who: Person;
      readonly batch: number;
      readonly decision: 'approved' | 'rejected';
      readonly hash: 'right' | 'wrong';
    }
  | { readonly kind: 'withdraw' | 'cancel'; readonly who: Person; readonly batch: number }
  | {
      readonly kind: 'pay';
      readonly who: Person;
      readonly batch: number;
      readonly failed: readonly number[];
      /** Whether what has drifted by the beginning of the round is named as failed too. */
      readonly namesDrift: boolean;
      /** The answer for what has drifted and is not named. */
      readonly drifted: 'failed' | 'paid' | null;
      /** false: as of a payment of which nothing was paid. */
      readonly reference: boolean;
    }
  | {
      readonly kind: 'begin';
      readonly who: Person;
      readonly batch: number;
      readonly leaveOut: 'drifted' | readonly number[];
      readonly payHeld: readonly number[];
      /** Whether what has drifted by the beginning of the round is named in them. */
      readonly namesDrift: boolean;
    }
  | {
      readonly kind: 'failures';
      readonly who: Person;
      readonly batch: number;
      readonly failed: readonly number[];
      readonly notFailed: readonly number[];
    }
  | { readonly kind: 'abort' | 'drop'; readonly who: Person; readonly batch: number }
  | { readonly kind: 'late'; readonly who: Person; readonly batch: number; readonly items: readonly number[] }
  | {
      readonly kind: 'return';
      readonly who: Person;
      readonly batch: number;
      readonly items: readonly number[];
      readonly payAgain: boolean;
    }
  | { readonly kind: 'hold'; readonly who: Person; readonly key: string }
  /** The hold on that subject, counted from 0. */
  | { readonly kind: 'lift'; readonly who: Person; readonly key: string; readonly ordinal: number }
  | { readonly kind: 'retry'; readonly who: Person; readonly commission: number }
  | { readonly kind: 'expire' | 'overdue'; readonly batch: number }
  | {
      readonly kind: 'host';
      readonly change: 'cancel' | 'amount' | 'beneficiary' | 'age' | 'add';
      readonly commission: number;
      readonly amount: number;
      readonly beneficiary: number;
      /** Begun before the others of the round and ended after them, or as soon as one of them has waited for it. */
      readonly held: 'no' | 'then committed' | 'then rolled back';
    }
  | { readonly kind: 'last run long ago' }
  | { readonly kind: 'settings'; readonly by: 'sql' | 'adi'; readonly to: Partial<Settings> }
  | { readonly kind: 'add approver' | 'remove approver'; readonly who: 'bimal' | 'chitra' | 'nil' }
  /** By the host: nobody who has earned. */
  | { readonly kind: 'delete user'; readonly who: 'bimal' | 'chitra' | 'nil' }
  /** The processes of the API die once the database has had so many calls: whoever asked something knows nothing. */
  | { readonly kind: 'kill'; readonly afterCalls: number };

/** What whoever acted was told; `lost`: nothing, and it is done or not. */
export type Told = { readonly action: Action; readonly answer: string };
