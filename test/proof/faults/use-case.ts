import type { Said } from '../truth/said.ts';
import type { Company } from './company.ts';

/** What whoever asked has heard. */
export type Heard = {
  /** It is done, or was found done: nobody asks once more. */
  readonly done: boolean;
  readonly said: string;
  /** The answer itself: right after it was given it is compared with the tables. */
  readonly told: Said;
};

/** One thing to be done in a company that is ready for it. */
export type Asked = {
  /** Asks, or asks again, as this caller would. */
  readonly ask: () => Promise<Heard>;
  /** Whether it was done exactly once; the invariants are checked besides. */
  readonly expectDone: (where: string) => Promise<void>;
};

/** What somebody asks of the system, to be disturbed at each of its calls. */
export type UseCase = {
  readonly name: string;
  /** Whose calls are disturbed, and who is killed. */
  readonly functionName: 'payout' | 'approval' | 'worker' | 'notice' | 'ops' | 'migrate';
  /** Each asks, and repeats, in another way. */
  readonly callers: readonly string[];
  readonly given: (company: Company, caller: string) => Promise<Asked>;
  /** Which calls stand for all of them, where one try takes seconds. */
  readonly disturbs?: (call: { readonly sql: string | undefined; readonly nth: number }) => boolean;
  /** Tried with all faults that come two in a row, as a sample of all use cases. */
  readonly everyDouble?: boolean;
  /** Of the faults of a run: one in so many, where one try takes seconds. */
  readonly oneIn?: number;
};
