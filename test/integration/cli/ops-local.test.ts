import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { everyTable, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';
import { REFUSED_OPS_ARGV } from './refused-ops-argv.ts';
import { runCliProcess } from './run-cli-process.ts';
import { stateFolderOf } from './state-folder-of.ts';

let company: PayoutStack;
let folder: ReturnType<typeof stateFolderOf>;

beforeAll(async () => {
  company = await startPayoutStack();
  folder = stateFolderOf(company);
});
afterAll(async () => {
  await company.discard();
  folder.remove();
});
beforeEach(async () => {
  vi.stubEnv('PAYOUT_STATE', folder.state);
  await givenCompany(company);
});

const payouts = (...argv: string[]) => runInProcess(...argv, '--local');
const asha = ['--issuer=https://i', '--subject=asha'];
const addAsha = () =>
  payouts(
    'approvers',
    'add',
    '--user-id=1',
    ...asha,
    '--other-issuer',
    '--roles=approver,finance',
    '--reason=joined in November',
  );

describe('a command that is wrong', () => {
  it('is one of twenty at least', () => {
    expect(REFUSED_OPS_ARGV.length).toBeGreaterThanOrEqual(20);
  });

  it.each(REFUSED_OPS_ARGV)('exits 1, is named, and writes nothing: %j', async (argv, says) => {
    await addAsha();
    const before = await everyTable(company);
    const { code, stdout, stderr } = await payouts(...argv);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(says) });
    expect(stderr).toMatch(/^payouts: (UsageError|InvalidInput): .*\nNothing was (written|invoked)\./s);
    expect(await everyTable(company)).toEqual(before);
  });
});

describe('payouts settings', () => {
  it('get shows each setting with what is in force and what it means', async () => {
    await givenSettings(company, { min_amount: '100000.00', max_items: 'many' });
    const { code, stdout, stderr } = await payouts('settings', 'get');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^KEY +VALUE +FROM +MEANING\nenabled +1 +set +1 lets the schedule/);
    expect(stdout).toMatch(/\ninterval_hours +24 +default +hours that must lie between two runs/);
    expect(stdout).toMatch(/\nmin_amount +100000\.00 +set +INR that/);
    expect(stdout).toMatch(/\nmax_items +"many" does not parse +invalid +commissions per batch/);
    expect(stdout).toMatch(/\nlast_run +- +by runs +when the last batch was created/);
    expect(stdout).toMatch(
      /\nEvery run stops: max_items is "many": expected a whole number from 0 to 10000000\.\n$/,
    );
  });

  it('set, unset and history, with who sat at the terminal', async () => {
    const set = await payouts(
      'settings',
      'set',
      'enabled',
      '0',
      'min_amount',
      '5.00',
      '--reason',
      'audit week',
    );
    expect(set).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^Changed:\n {2}enabled: 1 -> 0\n {2}min_amount: \(default\) -> 5\.00\nWarning: With min_amount ₹5\.00 and lookback_days of 7 days, commissions .* are stranded: .*; set lookback_days to 0\.\n$/,
      ),
      stderr: '',
    });
    const again = await payouts('settings', 'set', 'enabled', '0', '--reason=again');
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Nothing changed: .*Nothing was written/),
    });
    const unset = await payouts('settings', 'unset', 'payout_automation_min_amount', '--reason=over');
    expect(unset).toMatchObject({ code: 0, stdout: 'Changed:\n  min_amount: 5.00 -> (default)\n' });
    expect(await settingsOf(company)).toEqual({ enabled: '0', min_amount: null });

    const { code, stdout } = await payouts('settings', 'history');
    expect(code).toBe(0);
    const at = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC`;
    const who = String.raw`unverified: \S+@\S+`;
    expect(stdout).toMatch(
      new RegExp(
        `^${at}  ${who}: over\n  min_amount: 5\\.00 -> \\(default\\)\n` +
          `${at}  ${who}: audit week\n  enabled: 1 -> 0\n  min_amount: \\(default\\) -> 5\\.00\n` +
          `${at}  found set when this record began; who and why is not known\n  enabled: \\(default\\) -> 1\n$`,
      ),
    );
    expect((await payouts('settings', 'history', 'min_amount', '--limit=1')).stdout).toMatch(
      /: over\n {2}min_amount/,
    );
  });

  it('answer with one line of JSON', async () => {
    const { stdout } = await payouts('settings', 'set', 'enabled', '0', '--reason=x', '--json');
    expect(stdout).toBe(
      '{"outcome":"changed","changes":[{"key":"enabled","from":"1","to":"0"}],"loosens":[],"alone":false,"offer":null,"warnings":[]}\n',
    );
    const { stdout: one } = await payouts('settings', 'get', 'enabled', '--json');
    expect(JSON.parse(one)).toMatchObject({ settings: [{ key: 'enabled', value: '0', isDefault: false }] });
    const { stdout: none } = await payouts('settings', 'history', 'timezone', '--json');
    expect(none).toBe('{"events":[]}\n');
    expect((await payouts('settings', 'history', 'timezone')).stdout).toBe(
      'No change of settings is on record.\n',
    );
  });
});

describe('payouts approvers', () => {
  it('add, list and remove', async () => {
    expect((await payouts('approvers', 'list')).stdout).toMatch(/^Nobody is entitled to anything yet/);
    expect(await addAsha()).toEqual({
      code: 0,
      stdout: 'Added:\n  user 1 as asha at https://i: approver,finance\n',
      stderr: '',
    });
    expect((await addAsha()).stdout).toMatch(/^Nothing changed: .*\n {2}user 1 as asha/);
    const listed = await payouts('approvers', 'list');
    expect(listed.stdout).toMatch(
      /^USER +NAME +ROLES +ACTIVE +SINCE +SUBJECT +ISSUER\n1 +Asha +approver,finance +yes +\S+ \S+ UTC +asha +https:\/\/i\n$/,
    );
    const removed = await payouts('approvers', 'remove', ...asha, '--reason=left');
    expect(removed.stdout).toMatch(/^Removed; .*\n {2}user 1 as asha at https:\/\/i: no longer entitled\n$/);
    expect((await payouts('approvers', 'list')).stdout).toMatch(/ +no +\S+ \S+ UTC +asha/);
    const [event] = await company.sql(
      `SELECT detail FROM mlm_payout_events WHERE action = 'approver_removed'`,
    );
    expect(JSON.parse(String(event?.['detail']))).toMatchObject({ reason: 'left', userId: '1' });
  });
});

describe('payouts settings, as a process', () => {
  it('fails with 2 and the cause where the database is down, and has changed nothing', async () => {
    company.stack.dataApi.faults.add({ kind: 'database_unavailable', times: 1000 });
    const argv = ['settings', 'set', 'enabled', '0', '--reason=x', '--local', '--json'];
    const { code, stdout, stderr } = await runCliProcess(argv, { PAYOUT_STATE: folder.state });
    company.stack.dataApi.faults.clear();
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ errorType: 'DatabaseUnavailable' });
    expect(stderr).toMatch(
      /^payouts: DatabaseUnavailable: the database did not answer; .* during "BEGIN": .*\nNothing is ever changed by half\. When/,
    );
    expect(await settingsOf(company)).toEqual({ enabled: '1' });
  });
});
