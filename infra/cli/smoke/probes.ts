import type { Probe } from './probe/probe.ts';
import { claim } from './probes/payout/claim.ts';
import { settlement } from './probes/payout/settlement.ts';
import { constraintErrors } from './probes/server/constraint-errors.ts';
import { errorTexts } from './probes/server/error-texts.ts';
import { lockingPrivileges } from './probes/server/locking-privileges.ts';
import { onlineAlter } from './probes/server/online-alter.ts';
import { schedulerAttempts } from './probes/server/scheduler-attempts.ts';
import { serverSettings } from './probes/server/server-settings.ts';
import { afterDuplicate } from './probes/transactions/after-duplicate.ts';
import { afterLockWait } from './probes/transactions/after-lock-wait.ts';
import { batchAtomic } from './probes/transactions/batch-atomic.ts';
import { commitExpired } from './probes/transactions/commit-expired.ts';
import { commitRepeated } from './probes/transactions/commit-repeated.ts';
import { continueAfterTimeout } from './probes/transactions/continue-after-timeout.ts';
import { ddlCommits } from './probes/transactions/ddl-commits.ts';
import { parallelCalls } from './probes/transactions/parallel-calls.ts';
import { sessionLeak } from './probes/transactions/session-leak.ts';
import { statementTimeout } from './probes/transactions/statement-timeout.ts';
import { boundParameters } from './probes/values/bound-parameters.ts';
import { colonInText } from './probes/values/colon-in-text.ts';
import { exactNumbers } from './probes/values/exact-numbers.ts';
import { generatedFields } from './probes/values/generated-fields.ts';
import { instants } from './probes/values/instants.ts';
import { jsonColumn } from './probes/values/json-column.ts';
import { jsonFormat } from './probes/values/json-format.ts';
import { updateCounts } from './probes/values/update-counts.ts';

/** In the order in which they are asked: what payouts rest on first, what takes minutes last. */
export const PROBES: readonly Probe[] = [
  serverSettings,
  sessionLeak,
  boundParameters,
  exactNumbers,
  instants,
  jsonColumn,
  generatedFields,
  claim,
  settlement,
  updateCounts,
  constraintErrors,
  errorTexts,
  afterDuplicate,
  afterLockWait,
  commitRepeated,
  parallelCalls,
  ddlCommits,
  onlineAlter,
  lockingPrivileges,
  colonInText,
  batchAtomic,
  jsonFormat,
  schedulerAttempts,
  statementTimeout,
  continueAfterTimeout,
  commitExpired,
];
