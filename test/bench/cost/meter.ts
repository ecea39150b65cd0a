import type { PayoutStack } from '../../support/payout-stack.ts';
import { readTemplate } from '../../support/read-template.ts';
import type { Prices } from './prices.ts';
import { type Usage, usageOf } from './usage.ts';

const { functions } = readTemplate();
const MEGABYTES: ReadonlyMap<string, number> = new Map(
  functions.map(({ name, memoryMegabytes }) => [name, memoryMegabytes]),
);

const SECONDS_PER_HOUR = 3_600;
/** What people ask for goes through the gateway, and nothing else does. */
const BEHIND_GATEWAY: ReadonlySet<string> = new Set(['approval', 'console']);

const timesAsked = ({ stack }: PayoutStack, ...methods: readonly string[]): number =>
  methods.reduce((sum, method) => sum + (stack.storage.asked[method] ?? 0), 0);

/** All that the company has used since it was started. */
const usedBy = async (company: PayoutStack, prices: Prices): Promise<Usage> => {
  const { lambda, dataApi } = company.stack;
  const parts = lambda.invocations.map(({ functionName, durationMilliseconds }) => {
    const seconds = durationMilliseconds / 1_000;
    return {
      lambdaRequest: 1,
      lambdaGbSecond: (seconds * (MEGABYTES.get(functionName) ?? 0)) / 1_024,
      acuHour: (seconds * prices.acuOfWork) / SECONDS_PER_HOUR,
      apiRequest: BEHIND_GATEWAY.has(functionName) ? 1 : 0,
    };
  });
  const [notices] = await company.sql('SELECT COUNT(*) AS made FROM mlm_notification_log');
  const made = Number(notices?.['made']);
  const beside: Usage = {
    dataApiRequest: dataApi.calls.all.length,
    snsPublish: made,
    email: made * prices.addressesPerNotice,
    logGb: functions.reduce((sum, { name }) => sum + lambda.logs(name).length, 0) / 1e9,
    s3Write: timesAsked(company, 'PUT', 'POST'),
    s3Read: timesAsked(company, 'GET', 'HEAD'),
  };
  return usageOf([1, beside], ...parts.map((part) => [1, part] as const));
};

/** What an act uses until it is over, and what it left to others with it. */
export const openMeter =
  (company: PayoutStack, prices: Prices) =>
  async (act: () => Promise<unknown>): Promise<Usage> => {
    const before = await usedBy(company, prices);
    await act();
    return usageOf([1, await usedBy(company, prices)], [-1, before]);
  };
