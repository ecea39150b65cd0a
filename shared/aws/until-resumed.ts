import { failureKind } from './database-failure.ts';

export type Sleep = (milliseconds: number) => Promise<void>;

const PAUSE_MILLISECONDS = 3_000;
/** Aurora wakes in 15 s, after a day's sleep in 30 s or more; two minutes are enough for both. */
const ATTEMPTS_MAX = 40;

/** Repeats a call while the paused instance wakes up: the one failure after which surely nothing ran. */
export const untilResumed = async <T>(sleep: Sleep, call: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const resuming = failureKind(error) === 'resuming';
      if (!resuming || attempt === ATTEMPTS_MAX) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
};
