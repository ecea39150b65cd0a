import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, '../../../infra/local/main.ts');

describe('npm start refuses in a sentence', () => {
  it.each([
    { argv: ['--state='], says: '--state is "": expected a directory' },
    { argv: ['--state', '/etc/passwd'], says: 'no state can be kept in /etc/passwd: expected a directory' },
    { argv: ['--empty', '--bare'], says: "'--empty' cannot be used with option '--bare'" },
    { argv: ['--empty', '--commissions=9'], says: "'--empty' cannot be used with option '--commissions" },
    { argv: ['--bare', '--commissions=9'], says: "'--bare' cannot be used with option '--commissions" },
    { argv: ['--old-script', '--empty'], says: "'--old-script' cannot be used with option '--empty'" },
    { argv: ['--old-script', '--bare'], says: "'--old-script' cannot be used with option '--bare'" },
    {
      argv: ['--old-script', '--commissions=9'],
      says: "'--old-script' cannot be used with option '--commissions",
    },
    { argv: ['--old-script', '--once'], says: "'--old-script' cannot be used with option '--once'" },
  ])('$argv', async ({ argv, says }) => {
    const refused = promisify(execFile)(process.execPath, [main, ...argv]);
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^.*\n$/),
    });
    await expect(refused).rejects.toMatchObject({ stderr: expect.stringContaining(says) });
  });
});
