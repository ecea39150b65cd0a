import type { PayoutStack } from '../../support/payout-stack.ts';
import type { People } from '../payments/ask-payment.ts';
import { tellAuthority } from './tell-authority.ts';
import { tellExports } from './tell-exports.ts';
import { tellHolds } from './tell-holds.ts';
import { tellMinutes } from './tell-minutes.ts';
import { tellPayments } from './tell-payments.ts';
import { tellReading } from './tell-reading.ts';
import { tellRuns } from './tell-runs.ts';
import { tellSignOff } from './tell-sign-off.ts';

/** All that a company asks of this system in its years, once. */
export const tellYears = async (company: PayoutStack, as: People): Promise<void> => {
  await tellRuns(company, as);
  await tellSignOff(company, as);
  await tellHolds(company, as);
  await tellPayments(company, as);
  await tellReading(company, as);
  await tellAuthority(company, as);
  await tellExports(as);
  await tellMinutes(company, as);
};
