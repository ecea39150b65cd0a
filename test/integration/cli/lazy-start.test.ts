import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { runCliProcess } from './run-cli-process.ts';

let state: string;

beforeAll(() => {
  state = mkdtempSync(join(tmpdir(), 'payouts-start-'));
  const nobody = 'http://127.0.0.1:9';
  writeEnvFile(state, {
    AWS_REGION: 'ap-south-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_LAMBDA: nobody,
    AWS_ENDPOINT_URL_RDS_DATA: nobody,
  });
});
afterAll(() => rmSync(state, { recursive: true }));

/** What a start costs is what it loads, and unlike its seconds that is the same on every machine. */
const loadedBy = async (typed: string): Promise<string[]> => {
  const file = join(state, 'modules');
  await runCliProcess(typed.split(' '), {
    PAYOUT_STATE: state,
    LOADED_MODULES: file,
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'record-modules.ts')}`,
  });
  return readFileSync(file, 'utf8').split('\n');
};

const COMMAND = /\/infra\/cli\/(\w+)\/\1-command\.ts$/;

const namesIn = (modules: readonly string[], pattern: RegExp): string[] =>
  [...new Set(modules.flatMap((url) => pattern.exec(url)?.[1] ?? []))].sort();

describe('the start of the terminal', () => {
  it.each([
    { typed: 'status --local', commands: ['status'], clients: ['lambda'] },
    { typed: 'run --local', commands: ['run'], clients: ['lambda'] },
    { typed: 'run --dryrun', commands: ['run'], clients: [] },
    { typed: 'migrate --print', commands: ['migrate'], clients: [] },
    { typed: 'uninstall --print', commands: ['uninstall'], clients: [] },
    { typed: 'smoke --bare', commands: ['smoke'], clients: ['rds-data'] },
    { typed: 'smoke --help', commands: ['smoke'], clients: [] },
  ])('of $typed loads no other command, and no other client', async ({ typed, commands, clients }) => {
    const modules = await loadedBy(typed);
    expect({
      commands: namesIn(modules, COMMAND),
      clients: namesIn(modules, /\/@aws-sdk\/client-([\w-]+)\//),
    }).toEqual({ commands, clients });
  });

  it('of --help loads no client', async () => {
    expect(namesIn(await loadedBy('--help'), /\/@(aws-sdk|smithy)\//)).toEqual([]);
  });
});
