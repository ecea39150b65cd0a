import type { Engine } from './engine.ts';
import { mariadb } from './mariadb.ts';
import { mysql } from './mysql.ts';

/** The one that PAYOUT_ENGINE names. */
export const chosenEngine = (env: NodeJS.ProcessEnv = process.env): Engine => {
  const name = env['PAYOUT_ENGINE'] || mariadb.name;
  const found = [mariadb, mysql].find((engine) => engine.name === name);
  if (found) return found;
  throw new Error(`PAYOUT_ENGINE is ${name}: expected mariadb or mysql.`);
};
