import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnosis } from '../../../shared/events/diagnosis.ts';
import { askDoctor } from '../../support/ask-doctor.ts';
import { givenEmptyDatabase, givenHostDatabase } from '../../support/host-database.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { runCliProcess } from './run-cli-process.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

describe('payouts doctor', () => {
  it('tells a person what is wrong, money first, and ends with 3', async () => {
    await givenPhaseFive(company);
    await company.sql(`UPDATE mlm_payout_batches SET batch_reference = 'A\u001b[31mRED' WHERE id = 10`);
    const { code, stdout, stderr } = await askDoctor(company, '--bare');
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    const [first, empty, second] = stdout.split('\n');
    expect(first).toMatch(
      /^Paid twice: ₹1,475\.58 \(3 commissions\)\. About to be paid twice: ₹1,266\.25 \(6 commissions\)\. /,
    );
    expect(empty).toBe('');
    expect(second).toMatch(/^WRONG {2}paid_twice: 3 commissions were paid more than once/);
    expect(stdout).toMatch(
      /\n {4}2 +2 +2 +₹275\.50 {2}AUTO-OLD-01 \(completed\) paid ₹250\.00; AUTO-OLD-02 \(completed\) paid ₹275\.50\n/,
    );
    expect(stdout).toMatch(/\n {4}and 1 more: --json\n/);
    expect(stdout).toMatch(/ON DELETE RESTRICT;\n {4}ALTER TABLE `mlm_payout_batch_items` DROP FOREIGN KEY/);
    // What is stored cannot steer the terminal.
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('A [31mRED');
  });

  it('gives scripts every field as one line of JSON', async () => {
    await givenPhaseFive(company);
    const { code, stdout } = await askDoctor(company, '--bare', '--json');
    expect(code).toBe(3);
    expect(stdout.split('\n')).toEqual([expect.any(String), '']);
    expect(Diagnosis.parse(JSON.parse(stdout))).toEqual(JSON.parse(stdout));
  });

  it('ends with 0 where nothing is wrong', async () => {
    await givenHostDatabase(company);
    const before = await askDoctor(company, '--bare');
    expect(before).toMatchObject({ code: 0, stderr: '' });
    expect(before.stdout).toMatch(
      /^Nothing wrong was found\. This database has not been migrated\.\n\nNOTE {2}not_migrated: .+\n {2}→ .+\n\nNot checked: paid_twice, /,
    );
    await company.stack.migrate();
    const asked = await askDoctor(company, '--local');
    expect(asked).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Paid twice: nothing. About to be paid twice: nothing. Nothing wrong was found.\n',
    });
  });

  it('examines locally what the ops function’s user may not see, with the secret that a local stack writes down', async () => {
    await givenHostDatabase(company);
    await company.stack.migrate();
    await company.sql(`GRANT DELETE ON mlm_payout_events TO 'payout_fn'@'%'`);
    const { code, stdout } = await askDoctor(company, '--local');
    await company.sql(`REVOKE DELETE ON mlm_payout_events FROM 'payout_fn'@'%'`);
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /\nWRONG {2}function_grants: 1 grant of .*\n.*\n {4}'payout_fn'@'%' +too much +DELETE on /,
    );
    expect(stdout).not.toContain('Not checked');
  });

  it('does not take a database without the company for a sound one', async () => {
    await givenEmptyDatabase(company);
    const { code, stdout } = await askDoctor(company, '--bare');
    expect(code).toBe(3);
    expect(stdout).toMatch(/\nWARNING {2}not_migrated: .* is it the right one \(--database\)\?\n/);
  });

  it('says before the first migration why the function cannot be asked, and what to do', async () => {
    await givenEmptyDatabase(company);
    const { code, stdout, stderr } = await askDoctor(company, '--local');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^payouts: DatabaseUnavailable: the database did not let the ops function in; .* --resource-arn … --secret-arn …, or locally --bare/,
    );
  });

  it('says that there are no credentials', async () => {
    const { code, stdout, stderr } = await runCliProcess(
      [
        'doctor',
        '--resource-arn=arn:aws:rds:x:1:cluster:y',
        '--secret-arn=arn:aws:secretsmanager:x:1:secret:y',
      ],
      { AWS_REGION: 'x' },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^payouts: DatabaseUnavailable: /);
    expect(stderr).toMatch(/Check the AWS credentials/);
  });

  it.each([
    ['--bare --local', /'--local' cannot be used with option '--bare'|'--bare' cannot be used with/],
    ['--bare --resource-arn=arn:x', /cannot be used with/],
    ['--local --secret-arn=arn:x', /cannot be used with/],
    ['--stack=x --database=y', /cannot be used with/],
    ['--secret-arn=arn:x', /--resource-arn is missing: expected --resource-arn and --secret-arn together/],
    ['--resource-arn=arn:x', /--secret-arn is missing/],
    ['--database=mlm', /--resource-arn is missing/],
    ['--resource-arn=company --secret-arn=arn:x', /--resource-arn is "company": expected an ARN/],
    ['--jsn', /--jsn is not an option: did you mean --json\?/],
    ['now', /"now": expected options only/],
  ])('refuses %s with 1 and asks nobody', async (typed, says) => {
    company.stack.dataApi.calls.reset();
    const { code, stdout, stderr } = await askDoctor(company, ...typed.split(' '));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(says);
    expect(company.stack.dataApi.calls.all).toEqual([]);
  });
});
