import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runInProcess } from './run-in-process.ts';

const cluster = '--resource-arn=arn:aws:rds:ap-south-1:123456789012:cluster:c';
const secret = '--secret-arn=arn:aws:secretsmanager:ap-south-1:123456789012:secret:s';

/** Whatever got as far as asking would say NotAsked. */
beforeEach(() => {
  vi.stubEnv('PAYOUT_STATE', '/nowhere');
  vi.stubEnv('AWS_ENDPOINT_URL_RDS_DATA', 'http://127.0.0.1:1');
  vi.stubEnv('AWS_REGION', 'ap-south-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
});

describe('payouts smoke refuses', () => {
  it.each([
    { typed: [], says: /--resource-arn is missing: expected arn:aws:rds:…, or --bare/ },
    { typed: [cluster], says: /--secret-arn is missing: expected arn:aws:secretsmanager:…/ },
    {
      typed: ['--resource-arn=my-cluster', secret],
      says: /--resource-arn is "my-cluster": expected arn:aws:rds/,
    },
    { typed: [cluster, cluster.replace('resource', 'secret')], says: /--secret-arn is "arn:aws:rds:/ },
    { typed: ['--bare', cluster], says: /'--bare' cannot be used with option '--resource-arn <arn>'/ },
    { typed: ['--bare', '--schema=mlm'], says: /--schema is "mlm": expected mlm_payout_smoke_/ },
    { typed: ['--bare', '--schema=Company'], says: /--schema is "Company": expected mlm_payout_smoke_ and/ },
    {
      typed: ['--bare', '--schema=a`; DROP DATABASE b'],
      says: /--schema is "a`; DROP DATABASE b": expected/,
    },
    { typed: ['--bare', `--schema=${'x'.repeat(65)}`], says: /expected mlm_payout_smoke_ and 1 to 40/ },
    { typed: ['--bare', '--schema', '--slow'], says: /--schema is followed by --slow: expected its value/ },
    { typed: ['--bare', '--slow', '--slow'], says: /--slow is given twice/ },
    { typed: ['--bare', 'quickly'], says: /"quickly": expected options only/ },
  ])('$typed', async ({ typed, says }) => {
    const { code, stderr } = await runInProcess('smoke', ...typed);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(says) });
    expect(stderr).toMatch(/^payouts: UsageError: /);
  });
});

describe('without anybody who answers', () => {
  it('--bare says that no stack was started', async () => {
    const { code, stderr } = await runInProcess('smoke', '--bare');
    expect(code).toBe(2);
    expect(stderr).toMatch(/no local stack: \/nowhere\/env .*\n.*or leave --bare out for AWS/);
  });

  it('nothing is asked, and said to be', async () => {
    const { code, stderr, stdout } = await runInProcess('smoke', cluster, secret, '--json');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /payouts: NotAsked: no scratch schema could be made in AWS, cluster arn:.*ECONNREFUSED/,
    );
    expect(stderr).toMatch(/\nNothing was asked\. Check --resource-arn/);
    expect(JSON.parse(stdout)).toMatchObject({ errorType: 'NotAsked' });
  });
});
