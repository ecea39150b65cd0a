import type { Logger } from '@aws-lambda-powertools/logger';
import type { PayoutRuns } from '../../../shared/aws/payout-runs.ts';
import type { Worker } from '../../../shared/aws/worker.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';

export type ApiDeps = Deps & {
  readonly worker: Worker;
  readonly runs: PayoutRuns;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
};
