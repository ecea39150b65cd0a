import type { Logger } from '@aws-lambda-powertools/logger';
import type { AttestedReader } from '../../../shared/aws/attested-reader.ts';
import type { Database } from '../../../shared/aws/database.ts';
import type { FileLinks } from '../../../shared/aws/file-links.ts';
import type { PayoutRuns } from '../../../shared/aws/payout-runs.ts';
import type { Worker } from '../../../shared/aws/worker.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import type { PayoutSchedule } from '../../../shared/runtime/payout-schedule.ts';

export type ApiDeps = Deps & {
  readonly worker: Worker;
  readonly runs: PayoutRuns;
  /** The database, as dry runs read it. */
  readonly surveyed: Pick<Database, 'read'>;
  readonly files: FileLinks;
  readonly attested: AttestedReader;
  /** Undefined where it is off. */
  readonly schedule: PayoutSchedule | undefined;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
};
