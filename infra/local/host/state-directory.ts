import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockDirectory } from './lock-directory.ts';

const kept = ['database', 'messaging', 'storage', 'logs', 'secrets.json', 'signing-key.json'];

/** Forgets all that earlier starts kept; only for whoever holds the directory. */
export const discardState = (directory: string): void => {
  for (const name of kept) rmSync(join(directory, name), { recursive: true, force: true });
};

/** It holds passwords: `git add .` around it must not take them. A clone's own root is no place to say so. */
const hideFromGit = (directory: string): void => {
  if (existsSync(join(directory, '.git')) || existsSync(join(directory, '.gitignore'))) return;
  writeFileSync(join(directory, '.gitignore'), '*\n');
};

/** Ours until the returned function is called. */
export const claimStateDirectory = (directory: string): (() => void) => {
  const release = lockDirectory(directory);
  hideFromGit(directory);
  return release;
};
