import type { Logger } from '@aws-lambda-powertools/logger';
import type { Deps } from '../../shared/runtime/deps.ts';

export type WorkerDeps = Deps & {
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** What Lambda leaves of this invocation. */
  readonly remainingMilliseconds: () => number;
};
