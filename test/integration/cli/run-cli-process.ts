import { execFile } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A program as a terminal runs it, with nothing of AWS in its environment but what is given. */
export const runProcess = (
  file: string,
  argv: readonly string[],
  { env = {}, cwd = root }: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<Ended> => {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd, env: { PATH, HOME, AWS_EC2_METADATA_DISABLED: 'true', ...env } };
  return new Promise((resolve) => {
    execFile(file, argv, options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
};

export const runCliProcess = (
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => runProcess(process.execPath, [join(root, 'infra/cli/payouts.ts'), ...argv], { env });
