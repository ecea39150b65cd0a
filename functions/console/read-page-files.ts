import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coding } from './chosen-coding.ts';
import { contentType } from './content-type.ts';

/** A built file, under a name that changes with its content. */
export type Asset = {
  readonly contentType: string;
  /** As it is, and as it was compressed where that was worth it. */
  readonly bodies: Readonly<Partial<Record<Coding, Buffer>>> & { readonly identity: Buffer };
};

export type PageFiles = {
  readonly document: string;
  /** By the path below the page's, as `assets/index-BWd1UeRS.css`: what is not in here is not served. */
  readonly assets: ReadonlyMap<string, Asset>;
};

const COMPRESSED = /\.(br|gz)$/;

const readAsset = (file: string): Asset => {
  const compressed = ([coding, ending]: readonly [Coding, string]) =>
    existsSync(`${file}.${ending}`) ? [[coding, readFileSync(`${file}.${ending}`)] as const] : [];
  const codings = [
    ['br', 'br'],
    ['gzip', 'gz'],
  ] as const;
  return {
    contentType: contentType(file),
    bodies: { identity: readFileSync(file), ...Object.fromEntries(codings.flatMap(compressed)) },
  };
};

/** Once, at cold start: no request names a file of the disk. */
export const readPageFiles = (folder: string): PageFiles => {
  const names = readdirSync(join(folder, 'assets')).filter((name) => !COMPRESSED.test(name));
  return {
    document: readFileSync(join(folder, 'index.html'), 'utf8'),
    assets: new Map(names.map((name) => [`assets/${name}`, readAsset(join(folder, 'assets', name))])),
  };
};
