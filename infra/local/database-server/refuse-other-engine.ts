import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { mariadb } from './mariadb.ts';
import { mysql } from './mysql.ts';

/** Neither engine reads the other's files, and beside them it would begin an empty company without a word. */
export const refuseOtherEngine = (engine: Engine, directory: string): void => {
  const other = [mariadb, mysql].find(
    ({ name }) => name !== engine.name && existsSync(join(directory, name)),
  );
  if (!other) return;
  throw new Error(
    `${directory} holds the data of a ${other.title} server, which ${engine.title} cannot read: ` +
      `start with PAYOUT_ENGINE=${other.name}, or keep this one elsewhere (--state DIR), or begin anew (--empty).`,
  );
};
