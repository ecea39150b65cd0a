import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** Writes the very assembly that `npx cdk deploy` would deploy, bundles included. */
export const synthesize = async (directory: string): Promise<void> => {
  const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
  try {
    await promisify(execFile)(process.execPath, [cdk, 'synth', '--quiet', '--output', directory], {
      cwd: root,
      env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    });
  } catch (error) {
    const output = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`the stack does not synthesize:\n${output.stdout ?? ''}${output.stderr ?? ''}`, {
      cause: error,
    });
  }
};
