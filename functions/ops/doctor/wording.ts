import { formatRupees } from '../../../shared/domain/format-rupees.ts';
import { paiseFrom } from '../../../shared/domain/money.ts';

/** "1475.58" to INR 1,475.58. */
export const inr = (amount: string | null): string => `INR ${formatRupees(paiseFrom(amount ?? '0.00'))}`;

/** Where the asking user does not see enough. */
export const ASK_AS_ADMIN =
  "ask with the admin's secret (npx payouts doctor --resource-arn … --secret-arn …, or locally --bare)";

/** 1 commission, 1,00,000 commissions. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-IN')} ${count === 1 ? one : many}`;
