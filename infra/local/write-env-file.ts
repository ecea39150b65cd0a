import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shellWord } from '../cli/terminal/shell-word.ts';

/** `. .local/env` makes the real `aws` command and any SDK talk to this stack. */
export const writeEnvFile = (stateDirectory: string, env: Readonly<Record<string, string>>): string => {
  const path = join(stateDirectory, 'env');
  const lines = Object.entries(env).map(([name, value]) => `export ${name}=${shellWord(value)}\n`);
  mkdirSync(stateDirectory, { recursive: true });
  writeFileSync(path, lines.join(''), { mode: 0o600 });
  // The mode above is only for a file that is new.
  chmodSync(path, 0o600);
  return path;
};
