import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Which area may import which (design §2), held by Biome: here it is lied to, at every depth of every area. */

const root = join(import.meta.dirname, '../..');
const areasOf = (top: string): string[] =>
  readdirSync(join(root, top), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${top}/${name}`);
const functions = areasOf('functions');
const PAGE = 'functions/console/page';
const packagesOfPage = [
  'react',
  'react-dom/client',
  '@mantine/core',
  '@tanstack/react-query',
  'wouter',
  'oidc-client-ts',
];
const shared = areasOf('shared');
const infra = ['infra/cli', 'infra/constructs', 'infra/local'];
const SDK = '@aws-sdk/client-sns';
const targets = [...shared, ...functions, PAGE, ...infra, 'test/support', SDK, 'mysql2', 'zod'];

const allowed: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['zod'],
  'shared/events': ['shared/domain', 'zod'],
  'shared/sql': ['shared/domain', 'zod'],
  'shared/aws': ['shared/domain', 'shared/events', 'shared/sql', SDK, 'mysql2', 'zod'],
  'shared/runtime': ['shared/domain', 'shared/events', 'shared/sql', 'shared/aws', 'mysql2', 'zod'],
  'shared/procedures': [...shared, 'mysql2', 'zod'],
  ...Object.fromEntries(functions.map((name) => [name, [...shared, 'mysql2', 'zod']])),
  // Of the last two, types only: page-imports.test.ts.
  [PAGE]: ['shared/domain', ...packagesOfPage, 'shared/events', 'zod'],
  ...Object.fromEntries(infra.map((name) => [name, [...shared, ...infra, SDK, 'mysql2', 'zod']])),
};

/** As the linter sees a file: in the folder's root, in a room of it, in a room of that. */
const DEPTHS = ['', 'room/', 'room/of-a-room/'];
const FORMS = [
  (from: string) => `import { found } from '${from}';`,
  (from: string) => `import type { Found } from '${from}';`,
  (from: string) => `export { found } from '${from}';`,
  (from: string) => `export const later = import('${from}');`,
];

const isFolder = (target: string): boolean => /^(shared|functions|infra|test)\//.test(target);

/** From the repository's root; where both lie in one folder, from that; where the one lies in the other, from the latter. */
const waysTo = (file: string, target: string): readonly string[] => {
  if (!isFolder(target)) return [target];
  const [top = ''] = file.split('/');
  const whole = `${'../'.repeat(file.split('/').length - 1)}${target}/deep/found.ts`;
  const near = target.startsWith(`${file.split('/').slice(0, 2).join('/')}/`)
    ? [relative(dirname(file), `${target}/deep/found.ts`).replace(/^(?!\.)/, './')]
    : [];
  return [whole, whole.replace(`../${top}/`, ''), ...near];
};

type Arrow = { readonly area: string; readonly target: string };

const arrows: readonly Arrow[] = Object.keys(allowed).flatMap((area) =>
  [...targets, ...(area === PAGE ? packagesOfPage : [])]
    .filter((target) => target !== area)
    .map((target) => ({ area, target })),
);

const filesOf = ({ area, target }: Arrow): readonly string[] =>
  DEPTHS.map(
    (depth) => `${area}/${depth}to-${target.replaceAll(/\W/g, '-')}.${area === PAGE ? 'tsx' : 'ts'}`,
  );
const importsIn = (file: string, { target }: Arrow): readonly string[] =>
  waysTo(file, target).flatMap((from) => FORMS.map((form) => form(from)));

const folder = mkdtempSync(join(tmpdir(), 'payouts-arrows-'));
let refused: readonly string[];

const plant = (arrow: Arrow): void => {
  for (const file of filesOf(arrow)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), importsIn(file, arrow).join('\n'));
  }
};

beforeAll(() => {
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const arrow of arrows) plant(arrow);
  const args = ['lint', '--vcs-enabled=false', '--only=style/noRestrictedImports', '--reporter=json'];
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/biome'), [...args, '--max-diagnostics=none'], {
    cwd: folder,
    maxBuffer: 2 ** 27,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { location: { path: string } }[] };
  refused = diagnostics.map(({ location }) => location.path);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusals = (arrow: Arrow) =>
  filesOf(arrow).map((file) => ({ file, refused: refused.filter((path) => path === file).length }));
const isAllowed = ({ area, target }: Arrow): boolean => allowed[area]?.includes(target) ?? false;

describe('Biome', () => {
  it.each(arrows.filter((arrow) => !isAllowed(arrow)))('refuses $area → $target', (arrow) => {
    expect(refusals(arrow)).toEqual(
      filesOf(arrow).map((file) => ({ file, refused: importsIn(file, arrow).length })),
    );
  });

  it.each(arrows.filter(isAllowed))('lets $area → $target', (arrow) => {
    expect(refusals(arrow)).toEqual(filesOf(arrow).map((file) => ({ file, refused: 0 })));
  });
});
