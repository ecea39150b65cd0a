import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export type Resource = z.infer<typeof Resource>;

/** What `cdk synth` wrote: the one template, and where its assets lie on this machine. */
export type Assembly = {
  readonly stackName: string;
  readonly template: z.infer<typeof Template>;
  readonly assetDirectory: (s3Key: string) => string;
};

const suffix = '.template.json';

const onlyStackIn = (directory: string): string => {
  const stacks = readdirSync(directory)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length));
  const [stackName] = stacks;
  if (stackName && stacks.length === 1) return stackName;
  throw new Error(
    `${directory} holds ${stacks.length} stack templates (${stacks.join(', ')}): expected exactly one. Run "npx cdk synth".`,
  );
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** A direct `node infra/app.ts` writes no asset metadata into the template, so the assets manifest is the map. */
export const readAssembly = (directory: string): Assembly => {
  const stackName = onlyStackIn(directory);
  const assets = Assets.parse(readJson(join(directory, `${stackName}.assets.json`)));
  const paths = new Map(
    Object.values(assets.files).flatMap((file) =>
      Object.values(file.destinations).map(({ objectKey }) => [objectKey, file.source.path]),
    ),
  );
  return {
    stackName,
    template: Template.parse(readJson(join(directory, `${stackName}${suffix}`))),
    assetDirectory: (s3Key) => {
      const path = resolve(directory, paths.get(s3Key) ?? s3Key);
      if (existsSync(path)) return path;
      throw new Error(`asset ${s3Key} of ${stackName} is not at ${path}: run "npx cdk synth" again.`);
    },
  };
};
