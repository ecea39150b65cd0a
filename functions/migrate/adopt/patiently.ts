import { type DatabaseFailureKind, failureKind } from '../../../shared/aws/database-failure.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';

/** The host's transactions hold rows that are to be changed. */
export class RowsHeld extends Error {
  override readonly name = 'RowsHeld';
}

/** A run of the old script holds its commissions to its end, which for a large one takes more than a minute. */
const TRIES_MAX = 600;
const PAUSE_MILLISECONDS = 250;

const GIVES_WAY: ReadonlySet<DatabaseFailureKind | undefined> = new Set([
  'lock_wait',
  'deadlock',
  'duplicate',
]);

const isHeld = (error: unknown): boolean => error instanceof RowsHeld || GIVES_WAY.has(failureKind(error));

/** Work on rows that the host works on too: it gives way, and begins again with a fresh look, until it gets through. */
export const patiently = async <T>({ sleep }: Deps, work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error)) throw error;
      if (tries === TRIES_MAX) {
        throw new Error(
          `${(error as Error).message} for ${(TRIES_MAX * PAUSE_MILLISECONDS) / 1000} s: expected its transactions to end; ` +
            'find the one that is open, then run this again: it goes on where it stopped',
          { cause: error },
        );
      }
      await sleep(PAUSE_MILLISECONDS);
    }
  }
};
