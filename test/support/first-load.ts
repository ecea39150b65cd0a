import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readTemplate } from './read-template.ts';

const KILOBYTE = 1_000;

/** Of script, gzipped, before a person can sign in. */
export const FIRST_LOAD_KILOBYTES_MAX = 200;

/** What a browser gets before a person can do anything, as it was built for this run of the suites. */
export type FirstLoad = {
  /** The folder of the built page; all else is named from there. */
  readonly page: string;
  readonly document: string;
  readonly entry: string;
  /** The entry, and all that must have come before its first line runs. */
  readonly scripts: readonly string[];
  /** Asked for by that line, to see who is signed in. */
  readonly signIn: readonly string[];
};

const STATIC_IMPORT = /\b(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?["']\.\/([\w.-]+\.js)["']/g;

const loadedWith = (page: string, script: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(script)) return seen;
  seen.add(script);
  const text = readFileSync(join(page, script), 'utf8');
  for (const [, next = ''] of text.matchAll(STATIC_IMPORT)) loadedWith(page, `assets/${next}`, seen);
  return seen;
};

export const readFirstLoad = (): FirstLoad => {
  const lambda = readTemplate().functions.find(({ name }) => name === 'console');
  const page = join(lambda?.codeDirectory ?? '', 'page');
  const document = readFileSync(join(page, 'index.html'), 'utf8');
  const [, entry = ''] = /<script type="module"[^>]* src="\/admin\/payouts\/([^"]+)"/.exec(document) ?? [];
  const signIn = readdirSync(join(page, 'assets'))
    .filter((name) => /^issuer-client-[\w-]{8}\.js$/.test(name))
    .map((name) => `assets/${name}`);
  return { page, document, entry, scripts: [...loadedWith(page, entry)], signIn };
};

/** Of these files together, in the thousands of bytes in which the page's limit is put. */
export const kilobytesOf = (paths: readonly string[], bytes: (path: string) => number): number =>
  Math.ceil(paths.reduce((sum, path) => sum + bytes(path), 0) / KILOBYTE);

/** Of script, gzipped, with what signs people in. */
export const scriptKilobytes = ({ page, scripts, signIn }: FirstLoad): number =>
  kilobytesOf(
    [...scripts, ...signIn],
    (path) => gzipSync(readFileSync(join(page, path)), { level: 9 }).length,
  );
