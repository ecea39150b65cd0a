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

const claim = (directory: string, file: string): void => {
  try {
    mkdirSync(directory, { recursive: true });
    rmSync(file, { force: true });
    writeFileSync(file, text(liveProcess(process.pid) ?? { pid: process.pid, startedAt: '' }), {
      flag: 'wx',
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`no state can be kept in ${directory}: expected a directory to write to (${reason}).`, {
      cause: error,
    });
  }
};

/** One live stack per state directory: two servers on the same data files would destroy them. */
export const lockDirectory = (directory: string): (() => void) => {
  const file = join(directory, 'stack.pid');
  const holder = holderOf(file);
  if (holder) {
    throw new Error(
      `${directory} is in use by process ${holder.pid}: stop that stack first, or start this one with another directory (--state DIR).`,
    );
  }
  claim(directory, file);
  return () => rmSync(file, { force: true });
};
