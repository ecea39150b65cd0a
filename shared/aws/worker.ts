import { LambdaClient } from '@aws-sdk/client-lambda';
import type { WorkerCommand } from '../events/worker-command.ts';
import { invokeLater } from './invoke-later.ts';

export type Worker = {
  /** Resolves when Lambda has taken the command, which says nothing of its outcome; throws when that is not known. */
  ask(command: WorkerCommand): Promise<void>;
};

const REQUEST_TIMEOUT_MILLISECONDS = 5_000;

/** A command that arrives twice does no harm, so the SDK may retry. */
export const openWorker = (functionName: string): Worker => {
  const client = new LambdaClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  return {
    ask: async (command) => {
      await invokeLater(client, functionName, command);
    },
  };
};
