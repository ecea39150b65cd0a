import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RecordedCall } from '../../../infra/local/data-api/faults/recorded-calls.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

/** What came of them. */
export type Sent = { readonly kind: 'sent' } | { readonly kind: 'failed'; readonly because: string };

const CLIENT = fileURLToPath(new URL('./send-again-process.ts', import.meta.url));

/**
 * Recorded calls straight through the Data API, in their order, by a client that decides nothing and checks nothing. In a
 * process of its own, as a function is: from within the endpoint's, each call would be spared two changes of process.
 */
export const openSendAgain = ({ stack: { env } }: Pick<PayoutStack, 'stack'>) => {
  const client = fork(CLIENT, { env: { ...process.env, ...env }, execArgv: [], serialization: 'advanced' });
  const ended = once(client, 'exit');
  const failed = ended.then(([code]): [Sent] => [{ kind: 'failed', because: `its process ended (${code})` }]);
  return {
    send: async (calls: readonly RecordedCall[]): Promise<void> => {
      const answered = once(client, 'message') as Promise<[Sent]>;
      client.send(calls);
      const [sent] = await Promise.race([answered, failed]);
      if (sent.kind === 'failed') throw new Error(`sending the same calls again: ${sent.because}`);
    },
    close: async (): Promise<void> => {
      client.disconnect();
      await ended;
    },
  };
};
