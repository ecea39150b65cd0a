import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { type Assembly, readAssembly } from '../../../infra/local/template/assembly.ts';
import { functionNames } from '../../../infra/local/template/function-names.ts';
import { root } from '../repository-files.ts';
import { type Release, writeRelease } from './release.ts';

/** All that sign in to the database. */
const NAMES = ['payout', 'approval', 'worker', 'notice', 'ops', 'migrate'];

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

const textsIn = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(mjs|sql)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(directory, path), readFileSync(path, 'utf8')]),
  );

const functionsOf = ({ template, assetDirectory }: Assembly): Release['functions'] =>
  Object.fromEntries(
    [...functionNames(template.Outputs)]
      .filter(([, name]) => NAMES.includes(name))
      .map(([logicalId, name]) => {
        const { Code, Environment } = Properties.parse(template.Resources[logicalId]?.Properties);
        return [name, { environment: Environment.Variables, files: textsIn(assetDirectory(Code.S3Key)) }];
      }),
  );

/** With the packages of its own lockfile, by its own stack. */
const synthesize = (commit: string, checkout: string, assembly: string): void => {
  const run = (cwd: string, command: string, ...argv: string[]) =>
    execFileSync(command, argv, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  run(root, 'git', 'worktree', 'add', '--detach', checkout, commit);
  try {
    run(checkout, 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
    run(checkout, process.execPath, 'node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', assembly);
  } finally {
    run(root, 'git', 'worktree', 'remove', '--force', checkout);
  }
};

/** `sh infra/local/with-setup.sh node test/support/deployed-before/keep-release.ts COMMIT`: after a release, what the next version must get on with. */
const keepRelease = (named: string): void => {
  const commit = execFileSync('git', ['rev-parse', '--verify', `${named}^{commit}`], {
    cwd: root,
    encoding: 'utf8',
  });
  const folder = mkdtempSync(join(tmpdir(), 'payouts-release-'));
  try {
    const assembly = join(folder, 'assembly');
    synthesize(commit.trim(), join(folder, 'checkout'), assembly);
    writeRelease({ commit: commit.trim(), functions: functionsOf(readAssembly(assembly)) });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

keepRelease(process.argv[2] ?? 'HEAD');
