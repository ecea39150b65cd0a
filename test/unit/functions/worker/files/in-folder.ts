import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A path for one file, in a folder of its own that is gone afterwards. */
export const inFolder = async <T>(use: (path: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'payouts-files-'));
  try {
    return await use(join(folder, 'file'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
