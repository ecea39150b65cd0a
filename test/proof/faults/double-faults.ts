import type { Fault, FaultKind as Kind } from '../../../infra/local/data-api/faults/faults.ts';
import type { Operation } from '../../../infra/local/data-api/wire/request.ts';
import { meeting } from './call.ts';
import type { FaultKind } from './fault-kinds.ts';

type Failure = { readonly name: string; readonly kind: Kind; readonly after?: boolean };

const UNHEARD_BEFORE: Failure = { name: 'no request', kind: 'reply_lost_before' };
const UNHEARD_AFTER: Failure = { name: 'no reply', kind: 'reply_lost_after' };
const THROTTLED: Failure = { name: 'throttled', kind: 'throttled' };
const INTERNAL: Failure = { name: 'internal error', kind: 'internal_error' };
const INTERNAL_AFTER: Failure = { name: 'internal error after', kind: 'internal_error', after: true };
const IN_NO_STATE: Failure = { name: 'in no state to answer', kind: 'invalid_state' };
const READ_ONLY: Failure = { name: 'read-only', kind: 'read_only' };
const LINK: Failure = { name: 'link failure', kind: 'link_failure' };
const LINK_AFTER: Failure = { name: 'link failure after', kind: 'link_failure', after: true };
const DEADLOCK: Failure = { name: 'deadlock', kind: 'deadlock' };

/** What it begins with: the caller knows nothing, knows nothing though it was done, knows that it was not. */
const FIRST: readonly Failure[] = [UNHEARD_BEFORE, UNHEARD_AFTER, THROTTLED];

const EVERYWHERE = [UNHEARD_BEFORE, UNHEARD_AFTER, THROTTLED, INTERNAL_AFTER, IN_NO_STATE, LINK];

/** What the next call of this operation may meet. */
const SECOND: readonly (readonly [Operation, readonly Failure[]])[] = [
  ['BeginTransaction', [...EVERYWHERE, INTERNAL]],
  ['ExecuteStatement', [...EVERYWHERE, READ_ONLY, DEADLOCK]],
  ['CommitTransaction', [...EVERYWHERE, READ_ONLY, LINK_AFTER]],
  ['RollbackTransaction', [...EVERYWHERE, INTERNAL]],
];

/** The SDK asks for a beginning three times; the first statement only sets the session. */
const FELT: Partial<Record<Operation, Pick<Fault, 'times' | 'skip'>>> = {
  BeginTransaction: { times: 3 },
  ExecuteStatement: { skip: 1 },
};

const twice = (first: Failure, operation: Operation, second: Failure): FaultKind => ({
  name: `${first.name}, then ${second.name} at ${operation}`,
  hits: (call) => call.operation !== 'Publish',
  isDouble: true,
  arm: ({ stack }, call) => {
    const { faults } = stack.dataApi;
    const where = meeting(call);
    const { accessKeyId = '' } = where;
    const act = async () => {
      const { kind, after = false } = second;
      faults.add({ kind, after, operation, accessKeyId, ...FELT[operation] });
    };
    const { kind, after = false } = first;
    faults.add({ ...where, kind: 'meanwhile', act });
    faults.add({ ...where, kind, after });
  },
});

/** Two in a row at neighbouring calls, no two the same: after the first, whoever asked is at its most careful. */
export const DOUBLE_FAULTS: readonly FaultKind[] = FIRST.flatMap((first) =>
  SECOND.flatMap(([operation, failures]) =>
    failures.filter((second) => second !== first).map((second) => twice(first, operation, second)),
  ),
);
