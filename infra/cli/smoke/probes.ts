import type { Probe } from './probe.ts';
import { afterDuplicate } from './probes/after-duplicate.ts';
import { afterLockWait } from './probes/after-lock-wait.ts';
import { batchAtomic } from './probes/batch-atomic.ts';
import { boundParameters } from './probes/bound-parameters.ts';
import { claim } from './probes/claim.ts';
import { colonInText } from './probes/colon-in-text.ts';
import { commitExpired } from './probes/commit-expired.ts';
import { commitRepeated } from './probes/commit-repeated.ts';
import { constraintErrors } from './probes/constraint-errors.ts';
import { continueAfterTimeout } from './probes/continue-after-timeout.ts';
import { ddlCommits } from './probes/ddl-commits.ts';
import { errorTexts } from './probes/error-texts.ts';
import { exactNumbers } from './probes/exact-numbers.ts';
import { generatedFields } from './probes/generated-fields.ts';
import { instants } from './probes/instants.ts';
import { jsonColumn } from './probes/json-column.ts';
import { jsonFormat } from './probes/json-format.ts';
import { lockingPrivileges } from './probes/locking-privileges.ts';
import { onlineAlter } from './probes/online-alter.ts';
import { parallelCalls } from './probes/parallel-calls.ts';
import { schedulerAttempts } from './probes/scheduler-attempts.ts';
import { serverSettings } from './probes/server-settings.ts';
import { sessionLeak } from './probes/session-leak.ts';
import { settlement } from './probes/settlement.ts';
import { statementTimeout } from './probes/statement-timeout.ts';
import { updateCounts } from './probes/update-counts.ts';

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
