import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { readAssembly } from '../../../infra/local/template/assembly.ts';
import { functionNames } from '../../../infra/local/template/function-names.ts';
import type { PayoutStack } from '../payout-stack.ts';
import { type Release, readRelease } from './release.ts';

export type Version = 'before' | 'now';

export type BothVersions = {
  /** An assembly of this version, of which each function can be put into the other while the stack runs. */
  readonly assemblyDirectory: string;
  /** Puts functions into a version, as a deployment does: whatever they are in the middle of dies. */
  readonly deploy: (company: PayoutStack, version: Version, names: readonly string[]) => Promise<void>;
  readonly discard: () => void;
};

const Code = z.object({ S3Key: z.string() });

type Template = { Resources: Record<string, { Properties: { Environment: { Variables: object } } }> };
type Assets = { files: Record<string, { source: { path: string }; destinations: object }> };

const changeJson = <Content>(path: string, change: (content: Content) => void): void => {
  const content: Content = JSON.parse(readFileSync(path, 'utf8'));
  change(content);
  writeFileSync(path, JSON.stringify(content));
};

const unpack = (files: Readonly<Record<string, string>>, directory: string): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
};

const slotOf = (name: string): string => `slot-${name}`;

const point = (directory: string, version: Version, name: string): void => {
  const slot = join(directory, slotOf(name));
  rmSync(slot, { force: true });
  symlinkSync(join(directory, version, name), slot);
};

/** The code of each function lies behind a link; its environment has what either version reads, today's where both do. */
const makeSlot = (
  directory: string,
  logicalId: string,
  name: string,
  before: Release['functions'][string],
) => {
  const { stackName, template, assetDirectory } = readAssembly(directory);
  const { S3Key } = Code.parse(template.Resources[logicalId]?.Properties['Code']);
  cpSync(assetDirectory(S3Key), join(directory, 'now', name), { recursive: true });
  unpack(before.files, join(directory, 'before', name));
  changeJson<Assets>(join(directory, `${stackName}.assets.json`), ({ files }) => {
    for (const { source, destinations } of Object.values(files))
      if (JSON.stringify(destinations).includes(S3Key)) source.path = slotOf(name);
  });
  changeJson<Template>(join(directory, `${stackName}.template.json`), ({ Resources }) => {
    const environment = Resources[logicalId]?.Properties.Environment;
    if (environment) environment.Variables = { ...before.environment, ...environment.Variables };
  });
  point(directory, 'now', name);
};

/** This version, as it was synthesized, and the one that was deployed before it. */
export const bothVersions = (assemblyDirectory: string): BothVersions => {
  const directory = mkdtempSync(join(tmpdir(), 'payouts-versions-'));
  cpSync(assemblyDirectory, directory, { recursive: true });
  const { functions } = readRelease();
  for (const [logicalId, name] of functionNames(readAssembly(directory).template.Outputs)) {
    const before = functions[name];
    if (before) makeSlot(directory, logicalId, name, before);
  }
  return {
    assemblyDirectory: directory,
    deploy: async ({ stack }, version, names) => {
      for (const name of names) {
        point(directory, version, name);
        await stack.lambda.kill(name);
      }
    },
    discard: () => rmSync(directory, { recursive: true }),
  };
};
