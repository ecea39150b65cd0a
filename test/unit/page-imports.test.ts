import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What runs in the browser: Biome sees whom a file imports, not whether types are all that it takes. */

const root = join(import.meta.dirname, '../..');
const page = join(root, 'functions/console/page');
const FOR_THE_BUILD = ['vite.config.ts', 'precompress.ts'].map((name) => join(page, name));

const IMPORT =
  /^(?:import|export)\s+(?!type\b)[^;]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

/** What is left of its imports once types are gone. */
const importsAtRunTime = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, named, bare, later]) => named ?? bare ?? later ?? '')
    .map((from) => (from.startsWith('.') ? resolve(dirname(file), from) : from));

const isSource = (path: string): boolean => /^\/.*\.tsx?$/.test(path);

const reachedFrom = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (isSource(file)) for (const next of importsAtRunTime(file)) reachedFrom(next, seen);
  return seen;
};

const files = readdirSync(page, { recursive: true, encoding: 'utf8' })
  .map((name) => join(page, name))
  .filter((path) => isSource(path) && !FOR_THE_BUILD.includes(path));

const PACKAGE = /^(@mantine\/.*|@tanstack\/react-query|react|react-dom\/client|wouter|oidc-client-ts)$/;

describe('the page', () => {
  it('is found', () => expect(files.length).toBeGreaterThan(30));

  it('takes of shared at run time what is pure in domain: no parser and nothing of Node gets into a browser', () => {
    const reached = [...new Set(files.flatMap((file) => [...reachedFrom(file)]))];
    const foreign = reached
      .filter((path) => (path.startsWith('/') ? !path.startsWith(`${page}/`) : !PACKAGE.test(path)))
      .map((path) => (path.startsWith('/') ? relative(root, path) : path));
    expect(foreign.filter((path) => !path.startsWith('shared/domain/'))).toEqual([]);
  });
});
