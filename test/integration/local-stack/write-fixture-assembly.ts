import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { fixtureHandlers } from './fixture-handlers.ts';
import { fixtureTemplate } from './fixture-template.ts';

const bundle = async (directory: string, name: string, source: string): Promise<void> => {
  await mkdir(join(directory, name), { recursive: true });
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    outfile: join(directory, name, 'index.mjs'),
    bundle: true,
    minify: true,
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

/** Writes what `cdk synth` would write for the fixture. */
export const writeFixtureAssembly = async (directory: string): Promise<void> => {
  const handlers = Object.entries(fixtureHandlers);
  await Promise.all(handlers.map(([name, source]) => bundle(directory, name, source)));
  const assets = assetsOf(handlers.map(([name]) => name));
  await writeFile(join(directory, 'mlm-payouts.template.json'), JSON.stringify(fixtureTemplate));
  await writeFile(join(directory, 'mlm-payouts.assets.json'), JSON.stringify(assets));
};
