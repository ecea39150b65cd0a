import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import { functionNames } from '../../infra/local/template/function-names.ts';

/** What this run of the suites synthesized, with one function that Lambda ends sooner; written into an empty directory. */
export const withSeconds = (directory: string, functionName: string, timeoutSeconds: number): string => {
  cpSync(inject('assemblyDirectory'), directory, { recursive: true });
  const { stackName, template } = readAssembly(directory);
  const file = join(directory, `${stackName}.template.json`);
  const written = JSON.parse(readFileSync(file, 'utf8'));
  for (const [logicalId, name] of functionNames(template.Outputs)) {
    if (name === functionName) written.Resources[logicalId].Properties.Timeout = timeoutSeconds;
  }
  writeFileSync(file, JSON.stringify(written));
  return directory;
};
