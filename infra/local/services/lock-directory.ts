import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** When process `pid` began, so that a number given out again after a reboot is not taken for the old holder. */
const startedAt = (pid: number): string | undefined => {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return afterName.split(' ')[19];
  } catch {
    return undefined;
  }
};

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const holderOf = (file: string): number | undefined => {
  const [pid, began] = read(file).split(' ');
  const found = Number(pid);
  return found > 0 && lives(found) && startedAt(found) === (began || undefined) ? found : undefined;
};

/** One live stack per state directory: two servers on the same data files would destroy them. */
export const lockDirectory = (directory: string): (() => void) => {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'stack.pid');
  const holder = holderOf(file);
  if (holder !== undefined) {
    throw new Error(
      `${directory} is in use by process ${holder}: stop that stack first, or start this one with another directory (PAYOUT_STATE).`,
    );
  }
  rmSync(file, { force: true });
  writeFileSync(file, `${process.pid} ${startedAt(process.pid) ?? ''}`, { flag: 'wx' });
  return () => rmSync(file, { force: true });
};
