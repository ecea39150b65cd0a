import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseEnvFile } from '../../../infra/cli/target/parse-env-file.ts';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';

it('what the local stack writes is read back', () => {
  const env = { AWS_REGION: 'ap-south-1', URL: 'http://127.0.0.1:80/a=b', ODD: `it's "x" $y`, EMPTY: '' };
  const directory = mkdtempSync(join(tmpdir(), 'env-'));
  expect(parseEnvFile(readFileSync(writeEnvFile(directory, env), 'utf8'))).toEqual(env);
  rmSync(directory, { recursive: true });
});
