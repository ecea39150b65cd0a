import type { Logger } from '@aws-lambda-powertools/logger';
import type { AttestedReader } from '../../../shared/aws/attested-reader.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import type { EmitMeasures } from '../../../shared/runtime/metrics.ts';

export type PayoutDeps = Deps & {
  readonly attested: Pick<AttestedReader, 'readLatest'>;
  readonly logger: Pick<Logger, 'info' | 'error' | 'appendKeys'>;
  readonly emit: EmitMeasures<'payout'>;
};

/** What Lambda tells of this invocation. */
export type Invocation = {
  readonly requestId: string;
  readonly remainingMilliseconds: () => number;
};
