import type { Row } from '../../support/payout-stack.ts';
import type { SeenEvent } from './look.ts';
import type { Said } from './said.ts';

/** What must be found where an answer is true. */
export type Fact = {
  readonly that: string;
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly is: readonly Row[];
  /** Whatever others do afterwards. */
  readonly lasting?: boolean;
};

/** What an answer says of the tables. */
export type Claim =
  /** It does not know: then its words say neither that it was done nor that it was not. None where nobody spoke for us. */
  | {
      readonly kind: 'open';
      readonly words: string;
      readonly facts: readonly Fact[];
      /** A part of it may have been done, and is. */
      readonly inSteps?: true;
    }
  /** Refused, or found so already: this call changed nothing. */
  | { readonly kind: 'unchanged'; readonly facts: readonly Fact[] }
  /** By this call, or by one before it that asked the same; what it left on record, where it leaves anything. */
  | { readonly kind: 'done'; readonly facts: readonly Fact[]; readonly event?: SeenEvent }
  /** Of what was done by this very call, how much. */
  | {
      readonly kind: 'counted';
      readonly facts: readonly Fact[];
      readonly adoptedBatches: number;
      readonly numberedItems: number;
    };

/** As it is asked of the database. */
export const fact = (that: string, sql: string, values: readonly unknown[], ...is: readonly Row[]): Fact => ({
  that,
  sql,
  values,
  is,
});

/** Nobody can change it any more. */
export const lasting = (found: Fact): Fact => ({ ...found, lasting: true });

type Of<By extends Said['by']> = Extract<Said, { by: By }>;

/** How answers of one kind are read. */
export type Rule<By extends Said['by']> = (said: Of<By>) => Claim;
