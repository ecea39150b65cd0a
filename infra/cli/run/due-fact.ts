import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import type { CreatedResult } from '../../../shared/events/payout-result.ts';

/** What came in, or would, though it is older than the window; nothing where nothing did, or an earlier version did not say. */
export const dueFact = ({ due }: Partial<Pick<CreatedResult, 'due'>>): Readonly<Record<string, string>> =>
  due && due.count > 0
    ? {
        'Of these, due': `${counted(due.count, 'commission')}, ${formatRupees(due.amount)}: let go before, and older than the window`,
      }
    : {};
