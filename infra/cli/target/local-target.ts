import { localEnv } from './local-env.ts';
import type { Target } from './target.ts';

/** The stack on this machine, at the addresses it wrote down when it started. */
export const localTarget = (functionName: string): Target => {
  const { path, env } = localEnv('--local');
  return {
    functionName,
    where: `the local stack of ${path}`,
    unreachable: 'Is it still running? Start it with npm start and wait until it is ready.',
    client: {
      region: env['AWS_REGION'] ?? '',
      endpoint: env['AWS_ENDPOINT_URL_LAMBDA'] ?? '',
      credentials: {
        accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    },
  };
};
