import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../../infra/local/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The assembly that `cdk synth` wrote for this run of the suites. */
    assemblyDirectory: string;
  }
}

/** Bundles once; every suite then runs what would be deployed. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const directory = mkdtempSync(join(tmpdir(), 'payouts-assembly-'));
  await synthesize(directory);
  project.provide('assemblyDirectory', directory);
  return () => rmSync(directory, { recursive: true, force: true });
};
