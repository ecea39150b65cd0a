import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tried } from '../tried.ts';
import { handlers, packagesIn, packagesInPage } from './bundled-packages.ts';
import { lockedPackages, root } from './lockfile.ts';

const FONT = 'node_modules/@expo-google-fonts/noto-sans-devanagari';
const WORKER = 'functions/worker/handler.ts';
/** What writes files for people, and is dear to load. */
const WRITERS = ['csv-stringify', 'fontkit', 'pdfkit', 'write-excel-file'];

const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** `LICENSE: package`, one each: a licence stands by itself, its packages are indented by two. */
const inNotice = (): string[] => {
  let license = '';
  const [, ...sections] = text('NOTICE').split('\n\n');
  return sections
    .join('\n')
    .split('\n')
    .flatMap((line) => {
      if (/^\S/.test(line)) license = line;
      const [, name] = /^ {2}(\S+): /.exec(line) ?? [];
      return name ? [`${license}: ${name}`] : [];
    });
};

describe('NOTICE', () => {
  it('names each package that is in a bundle under its licence, and no other', async () => {
    const licenses = new Map(lockedPackages().map((each) => [each.path, `${each.license}: ${each.name}`]));
    const bundled = await Promise.all([...handlers.map(packagesIn), packagesInPage()]);
    const paths = new Set([...bundled.flat(), FONT]);
    const named = new Set([...paths].map((path) => licenses.get(path)));
    expect(inNotice().toSorted()).toEqual([...named].toSorted());
    tried('licences in NOTICE', named.size);
  });

  it('has the copyright of the font', () => {
    const [copyright = ''] = text(`${FONT}/LICENSE_FONT`).split('\n');
    expect(copyright).toMatch(/^Copyright/);
    expect(text('NOTICE')).toContain(copyright);
  });
});

describe('what writes files', () => {
  it.each(handlers)('%s has it if it is the worker', async (handler) => {
    const packages = await packagesIn(handler);
    const writers = WRITERS.filter((name) => packages.includes(`node_modules/${name}`));
    expect(writers).toEqual(handler === WORKER ? WRITERS : []);
  });
});
