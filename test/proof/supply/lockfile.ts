import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

export type LockedPackage = {
  /** Where it lies: node_modules/…, as a bundle's inputs name it. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  /** Absent: from whatever registry npm is set to, which is the public one. */
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
};

/** Of packages that name it in a file of theirs alone, as that was read. */
const IN_ITS_FILE: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

const withName = (path: string, entry: Omit<LockedPackage, 'path' | 'name'>): LockedPackage => {
  const name = path.split('node_modules/').at(-1) ?? path;
  const license = entry.license ?? IN_ITS_FILE[name];
  return { ...entry, path, name, ...(license !== undefined && { license }) };
};

/** Every package of package-lock.json but our own. */
export const lockedPackages = (): LockedPackage[] => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries<Omit<LockedPackage, 'path' | 'name'>>(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => withName(path, entry));
};
