import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { datadirTemplate } from '../../infra/local/mariadb/datadir-template.ts';
import { findMariadbd } from '../../infra/local/mariadb/find-mariadbd.ts';
import { synthesize } from '../../infra/local/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The assembly that `cdk synth` wrote for this run of the suites. */
    assemblyDirectory: string;
  }
}

/** Bundles once, and makes the database's template once; every suite then runs what would be deployed. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const directory = mkdtempSync(join(tmpdir(), 'payouts-assembly-'));
  await datadirTemplate(findMariadbd());
  await synthesize(directory);
  project.provide('assemblyDirectory', directory);
  return () => rmSync(directory, { recursive: true, force: true });
};
