import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { named, read, readmes, root } from '../support/repository-files.ts';

/** READMEs are for people; that what they point to is there, no reader should have to find out. */

const FENCED = /^```.*$[\s\S]*?^```$/gm;
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const ELSEWHERE = /^[a-z]+:/;
/** As people write it, in prose or in a command; a route of the API and a link to a neighbour have more before it. */
const PATH = /(?<![\w./-])(?:shared|functions|infra|test|events|\.ci)\/[\w./*-]*/g;

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([whole, part]) => part ?? whole);

/** As GitHub makes them of headings. */
const slugOf = (heading: string): string =>
  heading
    .replace(/^#+\s+/, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

const anchorsOf = (file: string): string[] => found(read(file).replace(FENCED, ''), /^#+ .*$/gm).map(slugOf);

/** By their path from the root, with the anchor they name. */
const linksOf = (file: string): { to: string; anchor: string }[] =>
  found(read(file).replace(FENCED, ''), LINK)
    .filter((link) => !ELSEWHERE.test(link))
    .map((link) => {
      const [path = '', anchor = ''] = link.split('#');
      return { to: path === '' ? file : join(dirname(file), path), anchor };
    });

const leadsNowhere = ({ to, anchor }: { to: string; anchor: string }): boolean =>
  !existsSync(join(root, to)) || (anchor !== '' && !anchorsOf(to).includes(anchor));

const isMissing = (path: string): boolean => globSync(path, { cwd: root }).length === 0;

describe('README.md', () => {
  it('is read in a few minutes: at most 200 lines', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });

  it('leads to every other one', () => {
    const reached = linksOf('README.md').map(({ to }) => to);
    expect(readmes().filter((file) => file !== 'README.md' && !reached.includes(file))).toEqual([]);
  });
});

describe.each(named(readmes()))('$file', ({ file }) => {
  it('has links that lead somewhere', () => {
    expect(linksOf(file).filter(leadsNowhere)).toEqual([]);
  });

  it('names files and folders that are there', () => {
    const paths = found(read(file), PATH).map((path) => path.replace(/[./]+$/, ''));
    expect(paths.filter(isMissing)).toEqual([]);
  });
});
