import { failureKind } from './database-failure.ts';
import type { Patience } from './patience.ts';

export type Sleep = (milliseconds: number) => Promise<void>;

const PAUSE_MILLISECONDS = 3_000;
/** Repeats a call while the paused instance wakes up: the one failure after which surely nothing ran. */
export const untilResumed = async <T>(
  { sleep, patience }: { readonly sleep: Sleep; readonly patience: Pick<Patience, 'resumeAttempts'> },
  call: () => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const resuming = failureKind(error) === 'resuming';
      if (!resuming || attempt >= patience.resumeAttempts) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
};
