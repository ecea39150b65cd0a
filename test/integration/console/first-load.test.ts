import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  FIRST_LOAD_KILOBYTES_MAX,
  kilobytesOf,
  readFirstLoad,
  scriptKilobytes,
} from '../../support/first-load.ts';

const first = readFirstLoad();
const { page, document, entry, scripts, signIn } = first;
const text = (path: string): string => readFileSync(join(page, path), 'utf8');
const styles = [...document.matchAll(/<link rel="stylesheet"[^>]* href="\/admin\/payouts\/([^"]+)"/g)].map(
  ([, path = '']) => path,
);

const sent = (path: string): number => statSync(join(page, `${path}.br`)).size;

describe('the first load', () => {
  it('is at most 200 KB of script, gzipped, with what signs people in', () => {
    expect(signIn).toHaveLength(1);
    const size = scriptKilobytes(first);
    process.stdout.write(
      `first load: ${size} KB of script gzipped, ${kilobytesOf([...scripts, ...signIn], sent)} KB as a browser gets it; styles ${kilobytesOf(styles, sent)} KB\n`,
    );
    expect(size).toBeLessThanOrEqual(FIRST_LOAD_KILOBYTES_MAX);
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
