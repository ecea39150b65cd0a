import { readFileSync } from 'node:fs';

/** A process that runs; `startedAt` tells it from a later one with the same number, where the system says so. */
export type LiveProcess = { readonly pid: number; readonly startedAt: string };

const answers = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Fields after the name, which may hold blanks itself. Elsewhere than on Linux there is no such file. */
const statOf = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
};

/** Undefined for one that has ended, even if nobody has taken note of its end yet (a zombie). */
export const liveProcess = (pid: number): LiveProcess | undefined => {
  if (!(pid > 0) || !answers(pid)) return undefined;
  const [state = '', ...rest] = statOf(pid);
  return state === 'Z' ? undefined : { pid, startedAt: rest[18] ?? '' };
};
