import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBES } from '../../../infra/cli/smoke/probes.ts';
import { runSmoke } from '../../../infra/cli/smoke/run-smoke.ts';
import { aDataApi, resourceArn, secretArn } from '../data-api/a-data-api.ts';
import { type Otherwise, startOtherDataApi } from './other-data-api.ts';
import { DIFFERENCES } from './smoke-differences.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
beforeAll(async () => {
  api = await aDataApi();
});
afterAll(() => api.stop());

const ask = async (name: string, otherwise: Otherwise) => {
  const other = await startOtherDataApi(api.url, otherwise);
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  const address = { endpoint: other.url, region: 'ap-south-1', credentials };
  const asking = runSmoke({
    target: { resourceArn, secretArn, address, where: 'the test' },
    schema: 'scratch_here',
    username: 'mlm_smoke_here',
    probes: PROBES.filter((probe) => probe.name === name),
    waits: { statementLimitSeconds: 45, pastStatementLimitSeconds: 50, pastIdleLimitMilliseconds: 190_000 },
    signal: new AbortController().signal,
    onResult: () => undefined,
  });
  const [result] = await asking.finally(other.stop);
  return { verdict: result?.verdict, observed: result?.observed };
};

describe('where AWS behaves otherwise', () => {
  it.each(DIFFERENCES)('%s differs: %s', async (name, _, otherwise, observed) => {
    expect(await ask(name, otherwise)).toEqual({
      verdict: 'differs',
      observed: expect.stringMatching(observed),
    });
  });

  it('every question that is asked in seconds can come out so', () => {
    const asked = PROBES.filter(({ name, slow }) => !slow && name !== 'scheduler-attempts');
    const tried = new Set(DIFFERENCES.map(([name]) => name));
    expect(asked.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});
