import { vi } from 'vitest';
import { runCli } from '../../../infra/cli/run-cli.ts';

export type Said = { readonly code: number; readonly stdout: string; readonly stderr: string };

const collect = (
  stream: NodeJS.WriteStream,
): { readonly text: () => string; readonly release: () => void } => {
  const parts: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((part) => {
    parts.push(String(part));
    return true;
  });
  return { text: () => parts.join(''), release: () => spy.mockRestore() };
};

/** The CLI in this process, for tables of which each row would cost a process. */
export const runInProcess = async (...argv: readonly string[]): Promise<Said> => {
  const [stdout, stderr] = [collect(process.stdout), collect(process.stderr)];
  try {
    const code = await runCli(argv);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.release();
    stderr.release();
  }
};
