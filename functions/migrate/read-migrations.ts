import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Migration, parseMigration } from './parse-migration.ts';

/** The files 0001-….sql of a folder, in the order of their numbers. */
export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}-[\w-]+\.sql$/.test(file))
    .sort()
    .map((file) => parseMigration(file.slice(0, -'.sql'.length), readFileSync(join(folder, file), 'utf8')));
