import { givenSettings } from './given.ts';
import type { PayoutStack } from './payout-stack.ts';

/** A zone in which it is one o'clock in the night; POSIX signs are the other way round. */
const zoneAtOne = (): string => {
  const ahead = ((1 - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${ahead < 0 ? '+' : '-'}${Math.abs(ahead)}`;
};

/** Whether the hour of today's digest has come, whenever the test runs. */
export const givenDigestHour = (
  company: Pick<PayoutStack, 'sql'>,
  given: 'has come' | 'is ahead',
): Promise<void> =>
  givenSettings(company, { timezone: zoneAtOne(), digest_hour: given === 'has come' ? '0' : '23' });

/** The business day of those settings. */
export const businessDate = (daysAgo = 0): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zoneAtOne() }).format(Date.now() - daysAgo * 24 * 3_600_000);
