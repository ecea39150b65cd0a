import type { Operation } from './request.ts';

export type FaultKind =
  | 'reply_lost_before'
  | 'reply_lost_after'
  | 'resuming'
  | 'service_unavailable'
  | 'database_unavailable'
  | 'statement_timeout'
  | 'deadlock'
  | 'lock_wait_timeout'
  | 'transaction_expired'
  | 'delay';

export interface Fault {
  readonly kind: FaultKind;
  readonly operation?: Operation;
  readonly sql?: RegExp;
  /** Matching calls let through first. */
  readonly skip?: number;
  /** Calls hit after that: 1 unless told, without end for a delay. */
  readonly times?: number;
  /** The call is executed before it fails, so that its outcome is in doubt. */
  readonly after?: boolean;
  readonly milliseconds?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
}

/** What the endpoint asks: all delays that apply, and at most one failure. */
export interface FaultSource extends Faults {
  take(operation: Operation, sql: string | undefined): { readonly delay: number; readonly failure?: Fault };
}

interface Armed {
  readonly fault: Fault;
  skip: number;
  times: number;
}

function matches({ fault }: Armed, operation: Operation, sql: string | undefined): boolean {
  if (fault.operation !== undefined && fault.operation !== operation) return false;
  // search(), unlike test(), pays no attention to the lastIndex of a /g expression.
  return fault.sql === undefined || (sql !== undefined && sql.search(fault.sql) >= 0);
}

function fires(armed: Armed): boolean {
  if (armed.skip-- > 0) return false;
  return armed.times-- > 0;
}

export function createFaults(): FaultSource {
  let armed: Armed[] = [];
  return {
    add: (fault) => {
      const times = fault.times ?? (fault.kind === 'delay' ? Number.POSITIVE_INFINITY : 1);
      armed.push({ fault, skip: fault.skip ?? 0, times });
    },
    clear: () => {
      armed = [];
    },
    take: (operation, sql) => {
      const matching = armed.filter((each) => matches(each, operation, sql));
      const delays = matching.filter(({ fault }) => fault.kind === 'delay').filter(fires);
      const failure = matching.filter(({ fault }) => fault.kind !== 'delay').find(fires);
      const delay = delays.reduce((sum, { fault }) => sum + (fault.milliseconds ?? 0), 0);
      return { delay, ...(failure ? { failure: failure.fault } : {}) };
    },
  };
}
