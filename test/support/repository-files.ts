import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

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

/** The README of the repository, and those that lie beside what they tell of. */
export const readmes = (): string[] => [
  'README.md',
  ...['events', 'functions', 'infra', 'shared', 'test']
    .flatMap(filesUnder)
    .filter((file) => basename(file) === 'README.md'),
];

/** As rows of a table of tests. */
export const named = (files: readonly string[]) => files.map((file) => ({ file }));
