import { recordEntitlements } from '../../infra/local/demo/record-entitlements.ts';
import type { PayoutStack } from './payout-stack.ts';

/** Every sign-in as it stands now, as if it had been given by the terminal: what a test wrote by SQL counts, too. */
export const givenOnRecord = ({ sql }: Pick<PayoutStack, 'sql'>): Promise<void> =>
  // biome-ignore lint/suspicious/noExplicitAny: of mysql2's many forms of query this is the one that is used
  recordEntitlements({ query: async (text: any, values: any) => [await sql(text, values), []] } as any);
