import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { chainDigest } from '../../../shared/domain/audit/chain-digest.ts';
import { auditTables, givenTrail } from '../../support/audit-trail.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';
import { runCliProcess } from './run-cli-process.ts';

let company: PayoutStack;
let state: string;
let batch: string;
let trail: { readonly restore: () => Promise<void> };

beforeAll(async () => {
  company = await startPayoutStack();
  state = mkdtempSync(join(tmpdir(), 'payouts-audit-'));
  writeEnvFile(state, company.stack.env);
  batch = await givenTrail(company);
  trail = await auditTables(company);
});
afterAll(async () => {
  await company.discard();
  rmSync(state, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv('PAYOUT_STATE', state);
});
afterEach(() => trail.restore());

const verify = (...argv: string[]) => runInProcess('audit', 'verify', '--local', ...argv);

const keptIn = (name: string, text: string): string => {
  const file = join(state, name);
  writeFileSync(file, text);
  return `--against=${file}`;
};

describe('payouts audit verify', () => {
  it('says that the trail is intact, its chain, and what that does not prove', async () => {
    const { code, stdout, stderr } = await runCliProcess(['audit', 'verify', '--local'], {
      PAYOUT_STATE: state,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Audit trail intact: 3 streams, 6 events; [^\n]+\nChain [0-9a-f]{64} /);
    expect(stdout).toMatch(/Not proved: .* cut off .*\n.*--against FILE\.\n$/);
  });

  it('gives as JSON every head, and the chain that SQL and sha256sum give as well', async () => {
    const { code, stdout } = await verify('--json');
    const answer = JSON.parse(stdout);
    const rows = await company.sql('SELECT stream, seq, hash FROM mlm_payout_streams ORDER BY stream');
    expect({ code, answer }).toEqual({
      code: 0,
      answer: {
        intact: true,
        chain: chainDigest(rows as never),
        streams: 3,
        events: 6,
        heads: rows,
        brokenStreams: 0,
        broken: [],
      },
    });
  });

  it('ends with 3, and names the first broken link of each stream in plain words', async () => {
    const { stdout: whole } = await verify('--json');
    await company.sql(`UPDATE mlm_payout_events SET actor = 'x' WHERE stream = 'run' AND seq = 2`);
    await company.sql('DELETE FROM mlm_payout_events WHERE stream = ?', [batch]);
    const { code, stdout, stderr } = await verify();
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(stdout).toMatch(/^Audit trail BROKEN: 2 streams of 3 streams/);
    expect(stdout).toMatch(new RegExp(`\n  ${batch}, event 1 is missing, .* \\(cut_off\\)\n`));
    expect(stdout).toMatch(
      /\n {2}run, event 2 \(row \d+\) was changed after it was recorded.* \(altered\)\n/,
    );
    expect(stdout).toMatch(/\nWhat to do: /);
    const json = await verify('--json');
    expect({ code: json.code, answer: JSON.parse(json.stdout) }).toMatchObject({
      code: 3,
      answer: { intact: false, chain: null, brokenStreams: 2, heads: [{ stream: 'settings' }] },
    });
    expect(JSON.parse(whole).intact).toBe(true);
  });

  it('finds with a kept answer what was cut off together with its head', async () => {
    const against = keptIn('heads.json', (await verify('--json')).stdout);
    expect(await verify(against)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/3 kept heads \(chain/),
    });
    await company.sql('DELETE FROM mlm_payout_events WHERE stream = ?', [batch]);
    await company.sql('DELETE FROM mlm_payout_streams WHERE stream = ?', [batch]);
    expect(await verify()).toMatchObject({ code: 0 });
    const { code, stdout } = await verify(against);
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout: expect.stringMatching(
        new RegExp(`${batch}, event 1 is missing: it was there when .*kept_missing`),
      ),
    });
  });

  it.each([['bogus'], ['batch-99']])(
    'does not call intact a stream that is not there: %s',
    async (stream) => {
      const { code, stdout, stderr } = await verify(`--stream=${stream}`);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(`--stream is "${stream}": the audit trail has no such stream: expected run,`);
    },
  );

  it('verifies one stream, against its own kept head alone', async () => {
    const against = keptIn('heads.json', (await verify('--json')).stdout);
    await company.sql('DELETE FROM mlm_payout_events WHERE stream = ?', [batch]);
    const { code, stdout } = await verify('--stream=run', against);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/1 stream, 3 events;.*\nCompared with 1 kept head /),
    });
    expect(await verify(`--stream=${batch}`)).toMatchObject({ code: 3 });
  });
});

describe('payouts audit verify refuses', () => {
  it.each([
    [['--against=/nowhere/heads.json'], /--against is "\/nowhere\/heads.json": it cannot be read/],
    [['--against='], /--against is "": expected a value/],
    [['--json', '--json'], /--json is given twice/],
    [['--stream=नोट'], /stream is "नोट": expected the name of a stream/],
    [['--stack=x'], /'--stack <name>' cannot be used with option '--local'/],
  ])('%s', async (argv, says) => {
    const { code, stderr } = await verify(...argv);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(says) });
  });

  it.each(['', '{}', '[]', '{"heads": [{"stream": "run", "seq": 0, "hash": "x"}]}', '{"errorType": "x"}'])(
    'a file that holds %s',
    async (text) => {
      const { code, stderr } = await verify(keptIn('other.json', text));
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/expected what an earlier audit verify --json printed/),
      });
    },
  );
});
