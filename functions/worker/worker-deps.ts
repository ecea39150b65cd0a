import type { Logger } from '@aws-lambda-powertools/logger';
import type { AttestedStore } from '../../shared/aws/attested-store.ts';
import type { FileStore } from '../../shared/aws/file-store.ts';
import type { Deps } from '../../shared/runtime/deps.ts';

export type WorkerDeps = Deps & {
  readonly files: FileStore;
  readonly attested: AttestedStore;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** What Lambda leaves of this invocation. */
  readonly remainingMilliseconds: () => number;
};
