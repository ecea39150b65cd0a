import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderPrefix, removeLeftOver } from '../../../../functions/worker/files/left-over.ts';

/** Of no process: above the highest that Linux gives. */
const DEAD = 4_194_305;

it('what a dead worker left is removed, what a living one writes is not', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'left-over-'));
  try {
    const living = `${folderPrefix(process.ppid)}abc`;
    for (const name of [
      `${folderPrefix(DEAD)}abc`,
      `${folderPrefix(process.pid)}abc`,
      living,
      'export-notes',
      'other',
    ]) {
      await mkdir(join(directory, name));
    }
    await removeLeftOver(directory);
    expect((await readdir(directory)).toSorted()).toEqual([living, 'export-notes', 'other'].toSorted());
  } finally {
    await rm(directory, { recursive: true });
  }
});
