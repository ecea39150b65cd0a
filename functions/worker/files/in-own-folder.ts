import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderPrefix, removeLeftOver } from './left-over.ts';

/** A folder for the files of one command, which goes with it; one of a command that was killed goes with the next. */
export const inOwnFolder = async <Answer>(write: (folder: string) => Promise<Answer>): Promise<Answer> => {
  await removeLeftOver(tmpdir());
  const folder = await mkdtemp(join(tmpdir(), folderPrefix(process.pid)));
  try {
    return await write(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
