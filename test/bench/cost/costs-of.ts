import type { Priced, Prices } from './prices.ts';
import type { Usage } from './usage.ts';

/** What stands together in a table. */
const PARTS = {
  Lambda: ['lambdaRequest', 'lambdaGbSecond'],
  'Data API': ['dataApiRequest'],
  ACU: ['acuHour'],
  notices: ['snsPublish', 'email'],
  'logs, S3, gateway, Scheduler': ['logGb', 's3Write', 's3Read', 'apiRequest', 'schedulerInvocation'],
  'alarms, metrics, secrets, keys': [
    'alarmMonth',
    'metricMonth',
    'dashboardMonth',
    'secretMonth',
    'keyMonth',
  ],
} as const satisfies Readonly<Record<string, readonly Priced[]>>;

/** In USD, part by part. */
export const costsOf = (usage: Usage, { of }: Pick<Prices, 'of'>): readonly (readonly [string, number])[] =>
  Object.entries(PARTS).map(([part, names]) => [
    part,
    names.reduce((sum, name) => sum + ((usage[name] ?? 0) * of[name].usd) / of[name].per, 0),
  ]);
