import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^export-(\d+)-/;

/** Of the folder that a process writes its file in. */
export const folderPrefix = (pid: number): string => `export-${pid}-`;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Of a worker that died, which Lambda starts anew with the same /tmp; and of this process, which writes one file at a time. */
export const removeLeftOver = async (directory: string): Promise<void> => {
  for (const name of await readdir(directory)) {
    const pid = Number(NAME.exec(name)?.[1] ?? Number.NaN);
    if (pid === process.pid || (pid > 0 && !isAlive(pid))) {
      await rm(join(directory, name), { recursive: true, force: true });
    }
  }
};
