import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { digestSources } from '../../infra/local/digest-sources.ts';
import { keep, takeKept } from '../../infra/local/kept.ts';
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

const migrateOnce = async (assemblyDirectory: string, migratedState: string): Promise<void> => {
  const digest = `${digestSources()}-${findMariadbd().version}`;
  if (takeKept('migrated', digest, migratedState)) return;
  // In a process of its own: the stack finds its parts with import.meta.resolve, which Vitest's set-up lacks.
  await inNode(process.execPath, [
    join(import.meta.dirname, 'migrate-once.ts'),
    assemblyDirectory,
    migratedState,
  ]);
  keep('migrated', digest, migratedState);
};

/** Bundles once, and migrates once; every suite then runs what would be deployed, on a copy of that database. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'payouts-suites-'));
  const [assemblyDirectory, migratedState] = [join(folder, 'assembly'), join(folder, 'migrated')];
  await datadirTemplate(findMariadbd());
  await synthesize(assemblyDirectory);
  await migrateOnce(assemblyDirectory, migratedState);
  project.provide('assemblyDirectory', assemblyDirectory);
  project.provide('migratedState', migratedState);
  return () => rmSync(folder, { recursive: true, force: true });
};
