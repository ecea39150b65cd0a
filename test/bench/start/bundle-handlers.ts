import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { type CfnFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as z from 'zod';
import { BUNDLING } from '../../../infra/constructs/bundling.ts';
import { readAssembly } from '../../../infra/local/template/assembly.ts';

const root = join(import.meta.dirname, '../../..');
const STACK = 'Bundles';

const Code = z.object({ S3Key: z.string() });

const Metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

/** A handler's one file, and how many bytes of it come from where. */
export type Bundle = {
  readonly file: string;
  /** By the path of the source. */
  readonly bytesOf: Readonly<Record<string, number>>;
};

const bundleIn = (folder: string): Bundle => {
  const { outputs } = Metafile.parse(JSON.parse(readFileSync(join(folder, 'index.meta.json'), 'utf8')));
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    file: join(folder, 'index.mjs'),
    bytesOf: Object.fromEntries(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
};

/** Bundles handlers, by name and path from the root, as the stack's own construct has it done. */
export const bundleHandlers = (
  handlers: Readonly<Record<string, string>>,
  directory: string,
): Readonly<Record<string, Bundle>> => {
  const app = new App({ outdir: directory, builtinCloudFormationValidation: false });
  const stack = new Stack(app, STACK);
  const made = Object.entries(handlers).map(([name, path]) => {
    const lambda = new NodejsFunction(stack, name, {
      entry: join(root, path),
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      bundling: { ...BUNDLING, metafile: true },
    });
    return [name, lambda] as const;
  });
  app.synth();
  const { template, assetDirectory } = readAssembly(directory);
  return Object.fromEntries(
    made.map(([name, { node }]) => {
      const logicalId = stack.getLogicalId(node.defaultChild as CfnFunction);
      const { S3Key } = Code.parse(template.Resources[logicalId]?.Properties['Code']);
      return [name, bundleIn(assetDirectory(S3Key))];
    }),
  );
};
