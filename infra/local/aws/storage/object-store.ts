import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Written = z.object({
  key: z.string(),
  versionId: z.string(),
  at: z.string(),
  /** Absent from the mark that a deletion leaves. */
  object: z
    .object({
      etag: z.string(),
      bytes: z.number(),
      headers: z.record(z.string(), z.string()),
      checksums: z.record(z.string(), z.string()),
    })
    .optional(),
});

/** One version of a key: an object, or that it was deleted. */
export type Version = z.infer<typeof Written>;
export type StoredObject = NonNullable<Version['object']>;

export type ObjectStore = {
  /** The newest last; none where nothing was ever written. */
  readonly versionsOf: (key: string) => readonly Version[];
  readonly keys: () => readonly string[];
  /** Where a body is written before it is known whether it is taken. */
  readonly partialFile: () => string;
  /** Takes the file over. Without an object, the key is deleted. */
  readonly add: (key: string, written?: { readonly object: StoredObject; readonly file: string }) => Version;
  readonly remove: (version: Version) => void;
  readonly bodyFile: (version: Version) => string;
};

const told = '.json';

/** A bucket as a folder: a folder for each key, in it two files for each version, named so that they sort by age. */
export const openObjectStore = (directory: string): ObjectStore => {
  const folderOf = (key: string) => join(directory, 'keys', createHash('sha256').update(key).digest('hex'));
  const fileOf = ({ key, versionId }: Version, suffix: string) =>
    join(folderOf(key), `${versionId}${suffix}`);
  const versionsIn = (folder: string): readonly Version[] =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith(told))
      .sort()
      .map((name) => Written.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const versionsOf = (key: string) => versionsIn(folderOf(key));
  rmSync(join(directory, 'partial'), { recursive: true, force: true });
  for (const name of ['keys', 'partial']) mkdirSync(join(directory, name), { recursive: true });
  return {
    versionsOf,
    keys: () =>
      readdirSync(join(directory, 'keys')).flatMap(
        (name) => versionsIn(join(directory, 'keys', name))[0]?.key ?? [],
      ),
    partialFile: () => join(directory, 'partial', randomUUID()),
    add: (key, written) => {
      const sequence = Number.parseInt(versionsOf(key).at(-1)?.versionId ?? '0', 10) + 1;
      const versionId = `${String(sequence).padStart(8, '0')}-${randomUUID()}`;
      const version = { key, versionId, at: new Date().toISOString(), object: written?.object };
      mkdirSync(folderOf(key), { recursive: true });
      if (written) renameSync(written.file, fileOf(version, '.body'));
      writeFileSync(fileOf(version, told), JSON.stringify(version));
      return version;
    },
    remove: (version) => {
      for (const suffix of [told, '.body']) rmSync(fileOf(version, suffix), { force: true });
    },
    bodyFile: (version) => fileOf(version, '.body'),
  };
};
