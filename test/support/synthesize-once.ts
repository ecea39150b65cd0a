import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { chosenEngine } from '../../infra/local/database-server/chosen-engine.ts';
import { datadirTemplate } from '../../infra/local/database-server/datadir-template.ts';
import { describeServer } from '../../infra/local/database-server/describe-server.ts';
import { digestSources } from '../../infra/local/host/digest-sources.ts';
import { keep, takeKept } from '../../infra/local/host/kept.ts';
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

const migrateOnce = async (
  assemblyDirectory: string,
  migratedState: string,
  template: string,
): Promise<void> => {
  const digest = `${digestSources()}-${chosenEngine().name}-${basename(template)}`;
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
  process.stdout.write(`Database: ${describeServer(chosenEngine())}\n`);
  const template = await datadirTemplate(chosenEngine());
  await synthesize(assemblyDirectory);
  await migrateOnce(assemblyDirectory, migratedState, template);
  project.provide('assemblyDirectory', assemblyDirectory);
  project.provide('migratedState', migratedState);
  return () => rmSync(folder, { recursive: true, force: true });
};
