import { RDSDataClient, type RDSDataClientConfig } from '@aws-sdk/client-rds-data';
import { PATIENT, type Patience } from './patience.ts';

/** Where the statements go: cluster, the secret of this function's own database user, database. */
export type DataApiTarget = {
  readonly resourceArn: string;
  readonly secretArn: string;
  readonly database: string;
};

export type DataApiClients = {
  /** Begin and reads outside a transaction: a repeat does no harm, so the SDK may retry. */
  readonly repeatable: RDSDataClient;
  /** Everything else. The SDK would replay a write, or a commit, whose answer it lost: it must not. */
  readonly once: RDSDataClient;
};

/** What the environment does not say where the terminal asks the local stack. */
export type DataApiAddress = Pick<RDSDataClientConfig, 'region' | 'endpoint' | 'credentials'>;

/** Attempts are stated, because AWS_MAX_ATTEMPTS would otherwise change them behind the code's back. */
export const dataApiClients = (
  address: DataApiAddress = {},
  { requestMilliseconds }: Pick<Patience, 'requestMilliseconds'> = PATIENT,
): DataApiClients => {
  const requestHandler = { requestTimeout: requestMilliseconds, throwOnRequestTimeout: true };
  return {
    repeatable: new RDSDataClient({ ...address, maxAttempts: 3, requestHandler }),
    once: new RDSDataClient({ ...address, maxAttempts: 1, requestHandler }),
  };
};
