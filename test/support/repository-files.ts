import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A file's text, by its path from the root. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

export const filesUnder = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort()
    : [];

export const sources = (...folders: string[]): string[] =>
  folders.flatMap(filesUnder).filter((file) => /\.tsx?$/.test(file));
/** As rows of a table of tests. */
export const named = (files: readonly string[]) => files.map((file) => ({ file }));
