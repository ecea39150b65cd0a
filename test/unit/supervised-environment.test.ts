import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const SUPERVISE = join(import.meta.dirname, '../supervise.ts');
const TELL =
  'const { AWS_ENDPOINT_URL_S3, PAYOUT_ENGINE } = process.env; console.log(AWS_ENDPOINT_URL_S3, PAYOUT_ENGINE)';

it('suites hear nothing of the AWS that their shell asks: the local stack, after the lines that npm start prints', async () => {
  const env = { ...process.env, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1', PAYOUT_ENGINE: 'mysql' };
  const { stdout } = await promisify(execFile)(process.execPath, [SUPERVISE, '--eval', TELL], { env });
  expect(stdout).toBe('undefined mysql\n');
});
