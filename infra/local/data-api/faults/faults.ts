import type { Operation } from '../wire/request.ts';

export type FaultKind =
  | 'reply_lost_before'
  | 'reply_lost_after'
  | 'resuming'
  | 'service_unavailable'
  | 'database_unavailable'
  | 'throttled'
  | 'internal_error'
  | 'invalid_state'
  | 'read_only'
  | 'link_failure'
  | 'statement_timeout'
  | 'deadlock'
  | 'lock_wait_timeout'
  | 'transaction_expired'
  | 'delay'
  | 'meanwhile';

export type Fault = {
  readonly kind: FaultKind;
  readonly operation?: Operation;
  readonly sql?: RegExp;
  /** Who must have signed the call. */
  readonly accessKeyId?: string;
  /** Matching calls let through first. */
  readonly skip?: number;
  /** Calls hit after that: 1 unless told, without end for a delay. */
  readonly times?: number;
  /** The call is executed before it fails, so that its outcome is in doubt. */
  readonly after?: boolean;
  readonly milliseconds?: number;
  /** What happens elsewhere while the caller waits: before the call is executed or, with `after`, before its answer. */
  readonly act?: () => Promise<unknown>;
};

/** A call as it arrives. */
export type FaultedCall = {
  readonly operation?: Operation;
  readonly sql?: string | undefined;
  readonly accessKeyId?: string | undefined;
};

/** What befalls a call: all delays, all that happens meanwhile, and at most one failure. */
export type Disturbance = {
  readonly delay: number;
  readonly failure?: Fault & { readonly kind: FailureKind };
  readonly before: () => Promise<void>;
  readonly after: () => Promise<void>;
};

export type FailureKind = Exclude<FaultKind, 'delay' | 'meanwhile'>;

export type Faults = {
  add(fault: Fault): void;
  clear(): void;
};

/** What an endpoint asks for each call. */
export type FaultSource = Faults & {
  take(call: FaultedCall): Disturbance;
};

type Armed = {
  readonly fault: Fault;
  skip: number;
  times: number;
};

const matches = ({ fault }: Armed, { operation, sql, accessKeyId }: FaultedCall): boolean => {
  if (fault.operation !== undefined && fault.operation !== operation) return false;
  if (fault.accessKeyId !== undefined && fault.accessKeyId !== accessKeyId) return false;
  // search(), unlike test(), pays no attention to the lastIndex of a /g expression.
  return fault.sql === undefined || (sql !== undefined && sql.search(fault.sql) >= 0);
};

const fires = (armed: Armed): boolean => {
  if (armed.skip-- > 0) return false;
  return armed.times-- > 0;
};

const isFailure = (fault: Fault): fault is Fault & { kind: FailureKind } =>
  fault.kind !== 'delay' && fault.kind !== 'meanwhile';

const actAll = async (faults: readonly Fault[], after: boolean): Promise<void> => {
  for (const { act, after: late = false } of faults) if (late === after) await act?.();
};

const disturbance = (faults: readonly Fault[], failure: Fault | undefined): Disturbance => {
  const delays = faults.filter(({ kind }) => kind === 'delay');
  return {
    delay: delays.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0),
    ...(failure && isFailure(failure) ? { failure } : {}),
    before: () => actAll(faults, false),
    after: () => actAll(faults, true),
  };
};

export const createFaults = (): FaultSource => {
  let armed: Armed[] = [];
  return {
    add: (fault) => {
      const times = fault.times ?? (fault.kind === 'delay' ? Number.POSITIVE_INFINITY : 1);
      armed.push({ fault, skip: fault.skip ?? 0, times });
    },
    clear: () => {
      armed = [];
    },
    take: (call) => {
      const matching = armed.filter((each) => matches(each, call));
      const beside = matching.filter(({ fault }) => !isFailure(fault)).filter(fires);
      const failure = matching.filter(({ fault }) => isFailure(fault)).find(fires);
      return disturbance(
        beside.map(({ fault }) => fault),
        failure?.fault,
      );
    },
  };
};
