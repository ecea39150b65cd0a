import type { PublishFault } from '../../../infra/local/aws/messaging/disturb-publishes.ts';
import type { Fault } from '../../../infra/local/data-api/faults/faults.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { type Call, meeting } from './call.ts';
import { rotationOf } from './rotate-secret.ts';

/** What befalls one call. */
export type FaultKind = {
  readonly name: string;
  /** Not every call can meet it. */
  readonly hits: (call: Call) => boolean;
  /** Whoever meets it waits for seconds. */
  readonly isSlow?: boolean;
  /** Two in a row; there are so many that each is tried once, at a call that is drawn. */
  readonly isDouble?: boolean;
  readonly arm: (company: PayoutStack, call: Call) => void;
};

const isStatement = ({ operation }: Call): boolean => operation === 'ExecuteStatement';
const isPublish = ({ operation }: Call): boolean => operation === 'Publish';
const opensSession = (call: Call): boolean => !isPublish(call) && !call.inTransaction;
const any = (): boolean => true;

const dataApi = (
  name: string,
  faults: readonly (Omit<Fault, 'act'> & { readonly kills?: boolean })[],
  hits: (call: Call) => boolean = any,
): FaultKind => ({
  name,
  hits: (call) => !isPublish(call) && hits(call),
  arm: ({ stack }, call) => {
    for (const { kills, ...fault } of faults) {
      const act = kills ? { act: () => stack.lambda.kill(call.functionName) } : {};
      stack.dataApi.faults.add({ ...meeting(call), ...fault, ...act });
    }
  },
});

const isCommit = ({ operation }: Call): boolean => operation === 'CommitTransaction';

const changes = (call: Call): boolean => isStatement(call) || isCommit(call);

/** As often as a transaction is begun again. */
const BEGUN_AGAIN = 4;

/** The answer to a commit is lost; what begins again meets another fault, as often as it tries. */
const doubted = (name: string, kind: 'read_only' | 'invalid_state'): FaultKind => ({
  name: `commit unanswered, ${name}`,
  hits: isCommit,
  arm: ({ stack }, call) => {
    const { faults } = stack.dataApi;
    const act = async () => {
      faults.add({
        kind,
        operation: kind === 'read_only' ? 'ExecuteStatement' : 'BeginTransaction',
        times: BEGUN_AGAIN,
      });
    };
    faults.add({ ...meeting(call), kind: 'meanwhile', act });
    faults.add({ ...meeting(call), kind: 'reply_lost_after' });
  },
});

const sns = (
  name: string,
  faults: readonly (Omit<PublishFault, 'act'> & { readonly kills?: boolean })[],
): FaultKind => ({
  name,
  hits: isPublish,
  arm: ({ stack }, { functionName, nth }) => {
    for (const { kills, ...fault } of faults) {
      const act = kills ? { act: () => stack.lambda.kill(functionName) } : {};
      stack.publishFaults.add({ skip: nth, ...fault, ...act });
    }
  },
});

const secretRotated: FaultKind = {
  name: 'secret rotated',
  hits: (call) => !isPublish(call),
  arm: (company, call) => {
    const { changePassword, changeSecret } = rotationOf(company, call.functionName);
    const act = () => changePassword().then(changeSecret);
    company.stack.dataApi.faults.add({ ...meeting(call), kind: 'meanwhile', act });
  },
};

/** The password has changed already, the secret changes only before the next call. */
const secretHalfRotated: FaultKind = {
  name: 'secret half rotated',
  hits: opensSession,
  arm: (company, call) => {
    const { changePassword, changeSecret } = rotationOf(company, call.functionName);
    const { faults } = company.stack.dataApi;
    const act = async () => {
      await changePassword();
      faults.add({ kind: 'meanwhile', act: changeSecret });
    };
    faults.add({ ...meeting(call), kind: 'meanwhile', act });
  },
};

/** The SDK asks SNS three times. */
const ALL = 3;

export const FAULT_KINDS: readonly FaultKind[] = [
  dataApi('reply lost before', [{ kind: 'reply_lost_before' }]),
  dataApi('reply lost after', [{ kind: 'reply_lost_after' }]),
  dataApi('killed before', [{ kind: 'meanwhile', kills: true }, { kind: 'reply_lost_before' }]),
  dataApi('killed after', [{ kind: 'meanwhile', after: true, kills: true }]),
  // A transaction that is open keeps the instance awake.
  { ...dataApi('resuming three times', [{ kind: 'resuming', times: 3 }], opensSession), isSlow: true },
  dataApi('503', [{ kind: 'service_unavailable' }]),
  dataApi('503 after', [{ kind: 'service_unavailable', after: true }]),
  dataApi('throttled', [{ kind: 'throttled' }]),
  dataApi('internal error after', [{ kind: 'internal_error', after: true }]),
  dataApi('cluster in no state to answer', [{ kind: 'invalid_state' }]),
  dataApi('link failure', [{ kind: 'link_failure' }]),
  dataApi('link failure after', [{ kind: 'link_failure', after: true }]),
  dataApi('read-only', [{ kind: 'read_only' }], changes),
  // The first doubt must not be forgotten over what the second attempt meets.
  doubted('then a writer that has become a reader', 'read_only'),
  doubted('then a cluster in no state to answer', 'invalid_state'),
  dataApi('statement timeout', [{ kind: 'statement_timeout' }], changes),
  dataApi('statement timeout after', [{ kind: 'statement_timeout', after: true }], isCommit),
  dataApi('deadlock', [{ kind: 'deadlock' }], changes),
  dataApi('lock wait timeout', [{ kind: 'lock_wait_timeout' }], isStatement),
  dataApi('transaction expired', [{ kind: 'transaction_expired' }], ({ inTransaction }) => inTransaction),
  secretRotated,
  secretHalfRotated,
  sns('SNS: one reply lost', [{ kind: 'reply_lost_after' }]),
  sns('SNS: no request arrives', [{ kind: 'reply_lost_before', times: ALL }]),
  sns('SNS: no reply arrives', [{ kind: 'reply_lost_after', times: ALL }]),
  sns('SNS: 503', [{ kind: 'service_unavailable', times: ALL }]),
  sns('SNS: killed before', [{ kind: 'meanwhile', kills: true }, { kind: 'reply_lost_before' }]),
  sns('SNS: killed after', [{ kind: 'meanwhile', after: true, kills: true }]),
];
