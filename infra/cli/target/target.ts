import type { LambdaClientConfig } from '@aws-sdk/client-lambda';

/** The function to invoke, and where it lives. */
export type Target = {
  readonly functionName: string;
  /** For people. */
  readonly where: string;
  /** What to check when nobody answers there. */
  readonly unreachable: string;
  /** What the machine's own AWS configuration must not decide. */
  readonly client: Pick<LambdaClientConfig, 'region' | 'endpoint' | 'credentials'>;
};
