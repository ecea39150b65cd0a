import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { BUNDLE_KILOBYTES_MAX } from '../support/bundle-sizes.ts';
import { existingCluster, production } from './synth-stack.ts';

const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'payout-synth-'));
afterAll(() => rmSync(out, { recursive: true }));

const secretKeyArn = 'arn:aws:kms:ap-south-1:123456789012:key/1234abcd';

/** As a deploy does it: any finding of cdk-nag or of the template validation makes it fail. */
const synth = (name: string, ...context: string[]) =>
  promisify(execFile)('cdk', ['synth', '--quiet', '--output', join(out, name), ...context], {
    cwd: root,
    env: { PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`, HOME: out },
  });

const ownIssuer = { issuerUrl: 'https://login.example.com/tenant/', audience: 'page' };

/** Without a cluster's name: the set-up of the suites has synthesized it, with the same checks. */
const trial = inject('assemblyDirectory');
const existing = join(out, 'existing');

const synthesized = synth(
  'existing',
  ...Object.entries({ ...production, secretKeyArn, ...ownIssuer }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]),
);

/** It takes ten seconds on a machine at rest, and minutes on a busy one. */
const patience = 240_000;

describe('cdk synth', () => {
  it('passes all checks for both kinds of database and of sign-in, without credentials', {
    timeout: patience,
  }, async () => {
    await expect(synthesized).resolves.toBeDefined();
    for (const assembly of [trial, existing]) {
      const report = JSON.parse(readFileSync(join(assembly, 'validation-report.json'), 'utf8'));
      expect(report).toMatchObject({ pluginReports: [] });
    }
  });

  it.each([
    { given: 'existing', assembly: existing, stack: 'mlm-payouts' },
    { given: 'trial', assembly: trial, stack: 'mlm-payouts-trial' },
  ])(
    '$given: makes the one stack $stack, so that neither can become the other',
    async ({ assembly, stack }) => {
      await synthesized;
      const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
      expect(templates).toEqual([`${stack}.template.json`]);
    },
  );
});

it('without all that production must be told, it stops and names it', { timeout: patience }, async () => {
  const { clusterArn, secretArn } = existingCluster;
  const stopped = synth('untold', '-c', `clusterArn=${clusterArn}`, '-c', `secretArn=${secretArn}`);
  await expect(stopped).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Missing:\n {2}notices: .*\n {2}alarmEmail: .*\n {2}runs: /),
  });
});

describe('bundles', () => {
  const limits = Object.entries(BUNDLE_KILOBYTES_MAX).map(([name, kilobytes]) => ({ name, kilobytes }));

  it.each(limits)('$name is ESM with the SDK inside, at most $kilobytes KB', ({ name, kilobytes }) => {
    const file = join(bundleOf(name), 'index.mjs');
    const code = readFileSync(file, 'utf8');
    expect(code).toMatch(/export\s*\{[^}]*as handler/);
    expect(externalImports(code).filter((module) => /^@aws-sdk|^@smithy/.test(module))).toEqual([]);
    expect(statSync(file).size / 1024).toBeLessThan(kilobytes);
  });

  it('Console carries the built page, which is the same to the byte whenever it is built', async () => {
    await synthesized;
    const [built, again] = [trial, existing].map((assembly) => bundleOf('Console', assembly));
    expect(readdirSync(join(built ?? '', 'page'))).toEqual(['assets', 'index.html']);
    // The name of a bundle is the hash of what is in it.
    expect(basename(again ?? '')).toBe(basename(built ?? ''));
  });

  it('Worker carries the fonts that PDFs are set in, with their licence', () => {
    const bundle = bundleOf('Worker');
    expect(readdirSync(bundle).toSorted()).toEqual(['400Regular', '700Bold', 'LICENSE_FONT', 'index.mjs']);
    for (const weight of ['400Regular', '700Bold'])
      expect(readdirSync(join(bundle, weight))).toContain(`NotoSansDevanagari_${weight}.ttf`);
  });

  it('Migrate carries every migration of the repository', () => {
    const carried = readdirSync(join(bundleOf('Migrate'), 'migrations'));
    expect(carried).toEqual(readdirSync(join(root, 'infra/migrations')));
  });
});

const externalImports = (code: string) =>
  [...code.matchAll(/\bfrom\s*["']([^"']+)["']/g)].map(([, module]) => module ?? '');

/** The folder of the assembly that would be uploaded, by way of the asset metadata the CLI writes. */
function bundleOf(name: string, assembly = trial): string {
  const [template = ''] = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  const { Resources } = JSON.parse(readFileSync(join(assembly, template), 'utf8'));
  const id = Object.keys(Resources).find(
    (key) => key.startsWith(`${name}LambdaFunction`) && Resources[key].Metadata,
  );
  return join(assembly, Resources[id ?? name].Metadata['aws:asset:path']);
}
