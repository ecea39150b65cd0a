import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { build as buildPage } from 'vite';
import { root } from './lockfile.ts';

export const handlers = readdirSync(join(root, 'functions')).map(
  (folder) => `functions/${folder}/handler.ts`,
);

const PACKAGE = /^.*node_modules\/(@[^/]+\/)?[^/]+/;

const packagesOf = (files: readonly string[]): string[] => {
  const paths = files.map((file) => PACKAGE.exec(file)?.[0]);
  return [...new Set(paths.filter((path) => path !== undefined))];
};

/** As bundled-function.ts bundles it, for its inputs alone. */
export const packagesIn = async (entry: string): Promise<string[]> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  return packagesOf(Object.keys(metafile.inputs));
};

/** What Vite puts into the page that browsers are sent. */
export const packagesInPage = async (): Promise<string[]> => {
  const page = join(root, 'functions/console/page');
  const configFile = join(page, 'vite.config.ts');
  const built = await buildPage({ root: page, configFile, logLevel: 'error', build: { write: false } });
  const chunks = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  return packagesOf(modules.filter((id) => id.startsWith(root)).map((id) => relative(root, id)));
};
