import type { AuditDetail } from '../audit/audit-event.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Frozen } from './payment.ts';

/** As an event of the payment holds it (parse-payment). */
export const frozenDetail = ({ amount, ...frozen }: Frozen): AuditDetail => ({
  ...frozen,
  amount: decimalFrom(amount),
});
