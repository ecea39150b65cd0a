import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { fixtureHandlers } from './fixture-handlers.ts';
import { fixtureTemplate } from './fixture-template.ts';

const cache = resolve(import.meta.dirname, '../../../node_modules/.cache');

const bundle = async (directory: string, name: string, source: string): Promise<void> => {
  await mkdir(join(directory, name), { recursive: true });
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    outfile: join(directory, name, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
};

const assetsOf = (names: readonly string[]) => ({
  files: Object.fromEntries(
    names.map((name) => [
      name,
      { source: { path: name, packaging: 'zip' }, destinations: { current: { objectKey: `${name}.zip` } } },
    ]),
  ),
});

const writeAssembly = async (directory: string): Promise<void> => {
  const handlers = Object.entries(fixtureHandlers);
  await Promise.all(handlers.map(([name, source]) => bundle(directory, name, source)));
  const assets = assetsOf(handlers.map(([name]) => name));
  await writeFile(join(directory, 'mlm-payouts.template.json'), JSON.stringify(fixtureTemplate));
  await writeFile(join(directory, 'mlm-payouts.assets.json'), JSON.stringify(assets));
};

/** What `cdk synth` would write for the fixture: bundled once, for all test files and for the next run. */
export const fixtureAssembly = async (): Promise<string> => {
  const content = JSON.stringify([fixtureHandlers, fixtureTemplate]);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const directory = join(cache, `local-stack-fixture-${hash}`);
  if (existsSync(directory)) return directory;
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(join(cache, 'partial-'));
  await writeAssembly(partial);
  // Another test file may have been quicker; its result is the same.
  await rename(partial, directory).catch(() => rm(partial, { recursive: true }));
  return directory;
};
