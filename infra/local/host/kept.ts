import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { liveProcess } from './live-process.ts';

const home = join(import.meta.dirname, '../../../.local/kept');

/** Of each kind, such as the assemblies of the last edits; one more is made again in seconds. */
const keptMax = 3;

const lastUsed = (name: string): number =>
  statSync(join(home, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sweep = (kind: string): void => {
  const names = readdirSync(home);
  const ofKind = names.filter((name) => name.startsWith(`${kind}-`));
  const old = ofKind.toSorted((one, other) => lastUsed(other) - lastUsed(one)).slice(keptMax);
  const abandoned = names.filter((name) => {
    const pid = /^partial-(\d+)-/.exec(name)?.[1];
    return pid !== undefined && !liveProcess(Number(pid));
  });
  for (const name of [...old, ...abandoned]) rmSync(join(home, name), { recursive: true, force: true });
};

/** Copies what was kept under this digest; false where nothing is. */
export const takeKept = (kind: string, digest: string, directory: string): boolean => {
  const kept = join(home, `${kind}-${digest}`);
  try {
    cpSync(kept, directory, { recursive: true });
    utimesSync(kept, new Date(), new Date());
    return true;
  } catch (error) {
    // Not there, or swept by another start while it was copied.
    rmSync(directory, { recursive: true, force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
};

/** Keeps a copy. Copied aside and renamed: what was interrupted is never taken, and of two at once the first stays. */
export const keep = (kind: string, digest: string, directory: string): void => {
  const kept = join(home, `${kind}-${digest}`);
  const partial = join(home, `partial-${process.pid}-${kind}-${digest}`);
  mkdirSync(home, { recursive: true });
  rmSync(partial, { recursive: true, force: true });
  cpSync(directory, partial, { recursive: true });
  try {
    renameSync(partial, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
    rmSync(partial, { recursive: true, force: true });
  }
  sweep(kind);
};
