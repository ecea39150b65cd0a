import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LiveProcess, liveProcess } from './live-process.ts';

const text = ({ pid, startedAt }: LiveProcess): string => `${pid} ${startedAt}`;

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The process that wrote the file, if it still runs and is not another one that got its number. */
const holderOf = (file: string): LiveProcess | undefined => {
  const written = read(file);
  const found = liveProcess(Number.parseInt(written, 10));
  return found && text(found) === written ? found : undefined;
};

/** One live stack per state directory: two servers on the same data files would destroy them. */
export const lockDirectory = (directory: string): (() => void) => {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'stack.pid');
  const holder = holderOf(file);
  if (holder) {
    throw new Error(
      `${directory} is in use by process ${holder.pid}: stop that stack first, or start this one with another directory (PAYOUT_STATE).`,
    );
  }
  rmSync(file, { force: true });
  writeFileSync(file, text(liveProcess(process.pid) ?? { pid: process.pid, startedAt: '' }), { flag: 'wx' });
  return () => rmSync(file, { force: true });
};
