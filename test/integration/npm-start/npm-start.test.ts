import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { engine } from '../../support/engine.ts';
import { runCliProcess, runProcess } from '../cli/run-cli-process.ts';
import { endAll, expectGone, npmStart, npmStartWith } from './npm-process.ts';

const directory = mkdtempSync(join(tmpdir(), 'npm start-'));
const company = join(directory, 'company');
const bare = join(directory, 'bare');
const oldCompany = join(directory, 'old company');
const running = 'The stack runs until Ctrl-C.';
/** The first line: which server it is, and which version. */
const SERVER = {
  mariadb: /^Database: MariaDB \d+\.\d+\.\d+$/,
  mysql: /^Database: MySQL \d+\.\d+\.\d+ \(as Aurora MySQL 3\)$/,
}[engine.name];

afterAll(async () => {
  await endAll();
  rmSync(directory, { recursive: true, force: true });
});

const linesOf = (output: string): readonly string[] => output.trimEnd().split('\n');

let addresses: string | undefined;

const addressLine = (output: string): string | undefined =>
  /^API: http:\/\/127\.0\.0\.1:\d+\/admin\/payouts\/api; people sign in at http:\/\/127\.0\.0\.1:\d+\.$/m.exec(
    output,
  )?.[0];

/** The line to try next, as a terminal in the folder of the repository runs it. */
const curlLine = (output: string): string => /^ {2}(\..*&& curl .*)$/m.exec(output)?.[1] ?? '';

const typed = (line: string) => {
  const quietly = line.replace('&& curl ', '&& curl --silent --show-error ');
  return runProcess('/bin/sh', ['-c', quietly]);
};

const commandsOf = (processes: readonly { readonly command: string }[]): string =>
  processes.map(({ command }) => command).join('\n');

describe('npm start', { timeout: 180_000 }, () => {
  it('shows its notice, refuses a second start beside it, and ends whole when npm is terminated', async () => {
    const npm = npmStart('--state', company);
    await npm.says(running);
    expect(linesOf(npm.output())[0]).toMatch(SERVER);
    expect(npm.output()).toContain('\nMail: deployed as it is, it would mail nobody: ');
    expect(npm.output()).toContain('SNS delivered: "Payout AUTO-');
    expect(npm.output()).toContain(`PAYOUT_STATE='${company}' infra/cli/payouts run --local --dry-run`);
    expect(npm.output()).toContain(`. '${company}/env' && aws lambda invoke`);
    expect(await typed(curlLine(npm.output()))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\{"items":\[\{"batchId":"1",/),
    });
    expect(statSync(join(company, 'env')).mode & 0o777).toBe(0o600);

    addresses = addressLine(npm.output());
    expect(addresses).toBeDefined();
    const [before = '', told = ''] = npm.output().split('\n\nConsole: ');
    expect(before).not.toContain('The daily schedule was fired');
    const [, page = ''] = /^(\S+) \(sign in by a click: asha, /.exec(told) ?? [];
    expect(await (await fetch(page)).text()).toContain('<title>MLM payouts</title>');

    const written = statSync(join(company, 'cdk.out/manifest.json')).mtimeMs;
    const second = npmStart('--state', company);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.output()).toMatch(/^\S.* is in use by process \d+: stop that stack .*\(--state DIR\)\.\n$/);
    expect(statSync(join(company, 'cdk.out/manifest.json')).mtimeMs).toBe(written);

    const processes = npm.descendants();
    expect(commandsOf(processes)).toMatch(new RegExp(`main\\.ts.*${engine.program}.*bootstrap\\.ts`, 's'));
    npm.signal('SIGTERM');
    await expectGone(processes);
    expect(await npm.ended).toEqual({ code: 0, signal: null });
    expect(existsSync(join(company, 'stack.pid'))).toBe(false);
  });

  it('started again keeps the company, shows no old notice, and ends whole when npm is interrupted', async () => {
    const npm = npmStart('--state', company, '--commissions=7');
    await npm.says(running);
    expect(npm.output()).toContain('holds a company already, which was kept as it is');
    expect(npm.output()).toContain('No batch was created, so no notice was due.');
    expect(npm.output()).not.toContain('SNS delivered');
    expect(addressLine(npm.output())).toBe(addresses);
    const processes = npm.descendants();
    npm.signal('SIGINT');
    await expectGone(processes);
    expect(await npm.ended).toEqual({ code: 0, signal: null });
  });

  it('--old-script leads through taking over a database that the old script damaged', async () => {
    const npm = npmStart('--old-script', '--state', oldCompany);
    await npm.says(running);
    expect(npm.output().match(/(?<=^ {2}PAYOUT_STATE='.*' infra\/cli\/payouts ).*$/gm)).toEqual([
      'doctor --bare',
      'migrate --local',
      'doctor --local',
      'adopt --local',
      'run --local --dry-run',
    ]);
    const payouts = (...argv: string[]) => runCliProcess(argv, { PAYOUT_STATE: oldCompany });
    expect(await payouts('doctor', '--bare')).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^Paid twice: ₹1,475\.58 \(3 .* twice: ₹1,266\.25 \(6 commissions\)\./),
    });
    expect(await payouts('status', '--local')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('before the first infra/cli/payouts migrate it has no user there'),
    });
    expect(await payouts('migrate', '--local')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /\nAdopted 11 batches of the old script, 35 .*\n {2}1 draft awaits approval\.\n {2}2 batches .* until finance says .*: infra\/cli\/payouts doctor --local\n/s,
      ),
    });
    expect(await payouts('doctor', '--local')).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(
        /^Paid twice: ₹1,475\.58 \(3 .* twice: nothing\..* run of ours takes it\..* → See what a wider window (?!.*Not checked).*cascading_foreign_key/s,
      ),
    });
    npm.signal('SIGINT');
    await npm.ended;
  });

  it('says so, and fails, when its database server dies', async () => {
    const npm = npmStart('--bare', '--state', bare);
    await npm.says(running);
    const processes = npm.descendants();
    const [server] = processes.filter(({ command }) => command.includes(`${engine.program} --`));
    process.kill(server?.pid ?? Number.NaN, 'SIGKILL');
    expect(await npm.ended).toEqual({ code: 1, signal: null });
    expect(linesOf(npm.output()).at(-1)).toBe(
      `${engine.program}, the database server, has ended by itself: the stack stops.`,
    );
    await expectGone(processes);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends without a word at %s while it synthesizes',
    async (signal) => {
      const npm = npmStartWith({ CDK_CONTEXT_JSON: `{"as":"${signal}"}` }, '--bare', '--state', bare);
      await npm.says('Synthesizing');
      await expect.poll(() => commandsOf(npm.descendants()), { timeout: 30_000 }).toContain('infra/app.ts');
      const processes = npm.descendants();
      npm.signal(signal);
      expect(await npm.ended).toEqual({ code: null, signal });
      expect(linesOf(npm.output())).toEqual([expect.stringMatching(SERVER), 'Synthesizing the stack …']);
      await expectGone(processes);
      expect(existsSync(join(bare, 'stack.pid'))).toBe(false);
    },
  );
});
