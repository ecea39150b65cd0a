import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalStackOptions } from '../../../infra/local/begin-stack.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/start-local-stack.ts';
import { fixtureAssembly } from './fixture-assembly.ts';

export type FixtureStack = {
  readonly stack: LocalStack;
  readonly assemblyDirectory: string;
  /** Holds the state directory `state`; gone in the end. */
  readonly directory: string;
  /** Settings of an SDK client: as the operator, or with the key of a function. */
  readonly client: (
    service: string,
    accessKeyId?: string,
  ) => {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly discard: () => Promise<void>;
};

export const startFixtureStack = async (options: Partial<LocalStackOptions> = {}): Promise<FixtureStack> => {
  const directory = await mkdtemp(join(tmpdir(), 'local-stack-'));
  const assemblyDirectory = await fixtureAssembly();
  const stack = await startLocalStack({
    assemblyDirectory,
    stateDirectory: join(directory, 'state'),
    fresh: true,
    automaticSchedules: false,
    retryDelaysMilliseconds: [10, 20],
    ...options,
  });
  return {
    stack,
    assemblyDirectory,
    directory,
    client: (service, accessKeyId = 'AKIALOCALOPERATOR000') => ({
      endpoint: stack.env[`AWS_ENDPOINT_URL_${service}`] ?? '',
      region: 'ap-south-1',
      credentials: { accessKeyId, secretAccessKey: 'local' },
      maxAttempts: 1,
    }),
    discard: async () => {
      await stack.stop();
      await rm(directory, { recursive: true });
    },
  };
};
