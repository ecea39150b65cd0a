import { counted } from '../basics/counted.ts';
import { HOURS_PER_DAY } from '../basics/durations.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import type { PayoutSettings } from './payout-settings.ts';

type Stranding = Pick<PayoutSettings, 'lookback_days' | 'min_amount' | 'interval_hours'>;

/**
 * Combinations by which commissions are sure to get older than the window before any run may take them. How long a batch
 * may wait is none of them: what it lets go is due whatever its age.
 */
export const strandingWarnings = ({
  lookback_days: days,
  min_amount: minimum,
  interval_hours: hours,
}: Stranding): string[] => {
  if (days === 0) return [];
  const window = `lookback_days of ${counted(days, 'day')}`;
  return [
    ...(minimum > 1n
      ? [
          `With min_amount ${formatRupees(minimum)} and ${window}, commissions that do not come to that much within ` +
            `${counted(days, 'day')} are stranded: no scheduled run takes them; set lookback_days to 0.`,
        ]
      : []),
    ...(hours >= days * HOURS_PER_DAY
      ? [
          `With interval_hours ${hours} and ${window}, what is approved early between two runs is stranded as soon as one ` +
            `comes late or makes no batch; set lookback_days to 0, or to more than the interval.`,
        ]
      : []),
  ];
};
