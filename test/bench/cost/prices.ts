import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** So many USD for so many of it, as AWS's own pages put it. */
const Price = z.strictObject({ usd: z.number().nonnegative(), per: z.number().positive() });

const Priced = {
  lambdaRequest: Price,
  lambdaGbSecond: Price,
  dataApiRequest: Price,
  acuHour: Price,
  snsPublish: Price,
  email: Price,
  logGb: Price,
  s3Write: Price,
  s3Read: Price,
  apiRequest: Price,
  schedulerInvocation: Price,
  alarmMonth: Price,
  metricMonth: Price,
  dashboardMonth: Price,
  secretMonth: Price,
  keyMonth: Price,
};

const Prices = z.strictObject({
  /** When somebody last looked, and where they hold. */
  asOf: z.iso.date(),
  region: z.string(),
  /** False while they are a guess: whoever compares them with AWS's pages says so. */
  checked: z.boolean(),
  /** Capacity units of Aurora that a session keeps busy while it works. */
  acuOfWork: z.number().positive(),
  /** Of a cluster of its own, at rest. */
  acuAtRest: z.number().nonnegative(),
  addressesPerNotice: z.int().nonnegative(),
  of: z.strictObject(Priced),
});
export type Prices = z.infer<typeof Prices>;

/** What something costs, by what AWS counts of it. */
export type Priced = keyof typeof Priced;

const KEY = 'mlm-payouts:prices';

/** From the context of cdk.json, where a company puts its own in place of ours. */
export const readPrices = (): Prices => {
  const cdkJson = readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8');
  return Prices.parse(JSON.parse(cdkJson).context[KEY]);
};
