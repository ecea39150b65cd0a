import { execFile } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

export const executable = join(root, 'infra/cli/payouts');

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A program as a terminal runs it, with nothing of AWS in its environment but what is given. */
export const runProcess = (
  file: string,
  argv: readonly string[],
  { env = {}, cwd = root }: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<Ended> => {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd, env: { PATH, HOME, AWS_EC2_METADATA_DISABLED: 'true', ...env } };
  return new Promise((resolve, reject) => {
    execFile(file, argv, options, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      // Never started, or ended by a signal.
      if (typeof code !== 'number') reject(error);
      else resolve({ code, stdout, stderr });
    });
  });
};

export const runCliProcess = (
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => runProcess(executable, argv, { env });
