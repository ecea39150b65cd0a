import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { RunPayload } from './read-options.ts';
import { OPTION_NAMES, type OptionName } from './run-options.ts';

type Value = string | number | boolean;

const WORDS: Readonly<Record<OptionName, (value: Value) => string>> = {
  dateFrom: (value) => `Made on or after ${value}`,
  dateTo: (value) => `Made on or before ${value}`,
  lookbackDays: (value) => (value === 0 ? 'No lookback: whatever its age' : `Lookback: ${value} days`),
  minAmount: (value) => `The batch must reach ${formatRupees(String(value))}`,
  maxItems: (value) => (value === 0 ? 'No cap' : `At most ${formatCount(Number(value))} commissions`),
  requiredApprovals: (value) => `Approvals it takes: ${value}`,
  batchReference: (value) => `Reference: ${value}`,
  intervalHours: (value) =>
    value === 0 ? 'Whenever the run before was' : `At least ${value} h since the run before`,
  force: () => 'Force: also where automation is off, or a batch was made within the interval',
};

/** The options of a run, said once more; all else is as the settings have it. */
export const optionLines = (payload: RunPayload): readonly string[] => {
  const lines = OPTION_NAMES.flatMap((name) => {
    const value = payload[name];
    return value === undefined || value === false ? [] : [WORDS[name](value)];
  });
  return lines.length > 0 ? lines : ['All as the settings have it'];
};
