import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runInProcess } from './run-in-process.ts';

/** Whatever got as far as looking for a stack would say NotInvoked. */
beforeEach(() => {
  vi.stubEnv('PAYOUT_STATE', '/nowhere');
});

describe('payouts token refuses', () => {
  it.each([
    {
      typed: '',
      says: /--as is missing: expected one of asha, bimal, chitra, dev, farah, om, vani, adi, nil\n/,
    },
    { typed: '--as=ahsa', says: /--as is "ahsa", who is no demo person: did you mean asha\?/ },
    { typed: '--as=Asha', says: /--as is "Asha", who is no demo person: did you mean asha\?/ },
    { typed: '--as=mallory', says: /--as is "mallory", who is no demo person: expected one of asha, bimal/ },
    { typed: '--as=', says: /--as is "": expected a value/ },
    { typed: '--as', says: /'--as <name>' argument missing/ },
    { typed: '--as --json', says: /--as is followed by --json: expected its value there/ },
    { typed: '--as asha --as bimal', says: /--as is given twice/ },
    { typed: '--as=asha --stack=mlm-payouts', says: /--stack is of AWS, where people sign in themselves/ },
    { typed: '--as=asha --function=ops', says: /--function is of AWS, where people sign in themselves/ },
    { typed: '--as=asha --scope=all', says: /--scope is not an option: expected one of --as, --json/ },
    { typed: 'asha', says: /"asha": expected options only/ },
  ])('token $typed', async ({ typed, says }) => {
    const { code, stdout, stderr } = await runInProcess('token', ...typed.split(' ').filter(Boolean));
    expect({ code, stdout: stdout.replace(/^\{.*\}\n$/, '') }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(
      /^payouts: UsageError: .*\nNothing was invoked\. See infra\/cli\/payouts token --help\n$/,
    );
  });

  it('a stack that was never started', async () => {
    const { code, stderr } = await runInProcess('token', '--as=asha');
    expect(code).toBe(2);
    expect(stderr).toMatch(/NotInvoked: no local stack: \/nowhere\/env .*\nStart one with npm start/);
  });
});
