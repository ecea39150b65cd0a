import { describe, expect, it } from 'vitest';
import { tried } from '../tried.ts';
import { handlers, packagesIn, packagesInPage } from './bundled-packages.ts';
import { lockedPackages } from './lockfile.ts';

const all = lockedPackages();
const production = all.filter(({ dev }) => !dev);

/** What may be deployed and passed on with nothing but the licence's text: permissive, all of them. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  // Of a font: it may go along with anything, and be sold by itself alone by nobody.
  'OFL-1.1',
  'Unlicense',
];
/** Of tools alone, which are used as they are and deployed with nothing. */
const ALLOWED_IN_TOOLS = [...ALLOWED, 'MPL-2.0'];

/** Packages that run something when they are installed, and why they may. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  esbuild: 'a tool: checks the binary that npm has installed as an optional package of its own',
};

/** `(MIT OR GPL-3.0-or-later)` leaves the choice to us; `MIT AND OFL-1.1` is two licences for two things in one package. */
const choices = (license = 'none stated'): string[] => license.replace(/^\(|\)$/g, '').split(' OR ');
const isOneOf = (license: string | undefined, allowed: readonly string[]): boolean =>
  choices(license).some((choice) => choice.split(' AND ').every((part) => allowed.includes(part)));

const named = (packages: typeof all): string[] => packages.map(({ path, license }) => `${path}: ${license}`);

describe('licences', () => {
  it('of what is deployed, or used to deploy it, are on the list', () => {
    expect(production.length).toBeGreaterThan(50);
    expect(named(production.filter(({ license }) => !isOneOf(license, ALLOWED)))).toEqual([]);
    const tally = Object.entries(Object.groupBy(production, ({ license = 'none' }) => license));
    const counts = tally.map(([license, packages = []]) => `${packages.length} ${license}`).toSorted();
    process.stdout.write(`licences in production: ${counts.join(', ')}\n`);
    tried('licences of packages', all.length);
  });

  it('of tools are, too', () => {
    expect(named(all.filter(({ license }) => !isOneOf(license, ALLOWED_IN_TOOLS)))).toEqual([]);
  });
});

describe('the lockfile', () => {
  it('holds a checksum for each package, that of a bundled one by its parent', () => {
    const without = all.filter(({ integrity, inBundle }) => !inBundle && !integrity?.startsWith('sha512-'));
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it('takes packages from the public registry and nowhere else', () => {
    const elsewhere = all.filter(
      ({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  it('has no package that runs something when it is installed, but those with a reason', () => {
    const running = all.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect([...new Set(running)].toSorted()).toEqual(Object.keys(INSTALL_SCRIPTS).toSorted());
    expect(production.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
  });
});

describe('bundles', () => {
  const known = new Set(production.map(({ path }) => path));

  it.each(handlers)('%s holds only packages that are locked for production', async (entry) => {
    const packages = await packagesIn(entry);
    expect(packages.length).toBeGreaterThan(3);
    expect(packages.filter((path) => !known.has(path))).toEqual([]);
  });

  it('the page holds only packages that are locked for production', async () => {
    const packages = await packagesInPage();
    expect(packages).toContain('node_modules/react');
    expect(packages.filter((path) => !known.has(path))).toEqual([]);
  });
});
