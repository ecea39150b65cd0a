import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { datadirTemplate } from '../../infra/local/mariadb/datadir-template.ts';
import { findMariadbd } from '../../infra/local/mariadb/find-mariadbd.ts';
import { synthesize } from '../../infra/local/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The assembly that `cdk synth` wrote for this run of the suites. */
    assemblyDirectory: string;
    /** State of a stopped stack with an empty database, migrated once for this run of the suites. */
    migratedState: string;
  }
}

const inNode = promisify(execFile);

/** Bundles once, and migrates once; every suite then runs what would be deployed, on a copy of that database. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const directory = mkdtempSync(join(tmpdir(), 'payouts-assembly-'));
  await datadirTemplate(findMariadbd());
  await synthesize(directory);
  const migratedState = join(directory, 'migrated');
  // In a process of its own: the stack finds its parts with import.meta.resolve, which Vitest's set-up lacks.
  await inNode(process.execPath, [join(import.meta.dirname, 'migrate-once.ts'), directory, migratedState]);
  project.provide('migratedState', migratedState);
  project.provide('assemblyDirectory', directory);
  return () => rmSync(directory, { recursive: true, force: true });
};
