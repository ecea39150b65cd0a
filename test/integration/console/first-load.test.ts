import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../support/read-template.ts';

const KILOBYTE = 1_000;

const lambda = readTemplate().functions.find(({ name }) => name === 'console');
const page = join(lambda?.codeDirectory ?? '', 'page');
const text = (path: string): string => readFileSync(join(page, path), 'utf8');

const STATIC_IMPORT = /\b(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?["']\.\/([\w.-]+\.js)["']/g;

/** What must have come before the first line of it runs. */
const loadedWith = (script: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(script)) return seen;
  seen.add(script);
  for (const [, next = ''] of text(script).matchAll(STATIC_IMPORT)) loadedWith(`assets/${next}`, seen);
  return seen;
};

const document = text('index.html');
const [, entry = ''] = /<script type="module"[^>]* src="\/admin\/payouts\/([^"]+)"/.exec(document) ?? [];
const scripts = [...loadedWith(entry)];
/** Asked for by the first line that runs, to see who is signed in. */
const signIn = readdirSync(join(page, 'assets')).filter((name) => /^issuer-client-[\w-]{8}\.js$/.test(name));
const styles = [...document.matchAll(/<link rel="stylesheet"[^>]* href="\/admin\/payouts\/([^"]+)"/g)].map(
  ([, path = '']) => path,
);

const kilobytes = (paths: readonly string[], bytes: (path: string) => number): number =>
  Math.ceil(paths.reduce((sum, path) => sum + bytes(path), 0) / KILOBYTE);
const gzipped = (path: string): number => gzipSync(text(path), { level: 9 }).length;
const sent = (path: string): number => statSync(join(page, `${path}.br`)).size;

describe('the first load', () => {
  it('is at most 200 KB of script, gzipped, with what signs people in', () => {
    expect(signIn).toHaveLength(1);
    const all = [...scripts, ...signIn.map((name) => `assets/${name}`)];
    const size = kilobytes(all, gzipped);
    process.stdout.write(
      `first load: ${size} KB of script gzipped, ${kilobytes(all, sent)} KB as a browser gets it; styles ${kilobytes(styles, sent)} KB\n`,
    );
    expect(size).toBeLessThanOrEqual(200);
  });

  it('names beforehand what its script will ask for', () => {
    const preloaded = [
      ...document.matchAll(/<link rel="modulepreload"[^>]* href="\/admin\/payouts\/([^"]+)"/g),
    ];
    expect([entry, ...preloaded.map(([, path]) => path)].toSorted()).toEqual(scripts.toSorted());
  });

  it('brings no parser of ours, which would weigh as much as the page', () => {
    const scripts = readdirSync(join(page, 'assets')).filter((name) => name.endsWith('.js'));
    expect(scripts.filter((name) => text(`assets/${name}`).includes('ZodError'))).toEqual([]);
  });
});

describe('what is deployed', () => {
  const names = readdirSync(page, { recursive: true, encoding: 'utf8' });

  it('holds the document, hashed files, and each twice compressed where it pays', () => {
    const files = names.filter((name) => name !== 'assets');
    expect(
      files.filter((name) => !/^assets\/[\w.-]+-[\w-]{8}\.(js|css|svg)(\.br|\.gz)?$/.test(name)),
    ).toEqual(['index.html']);
    const plain = files.filter((name) => /\.(js|css|svg)$/.test(name));
    expect(files).toHaveLength(1 + plain.length * 3);
  });

  it('is the page of production: no source map, nothing of React’s for developers', () => {
    const scripts = names.filter((name) => name.endsWith('.js'));
    const forDevelopers = /sourceMappingURL|react-dom-client\.development/;
    expect(scripts.filter((name) => forDevelopers.test(text(name)))).toEqual([]);
  });
});
