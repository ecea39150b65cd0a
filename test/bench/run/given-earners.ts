import type { PayoutStack } from '../../support/payout-stack.ts';
import { HUNDRED_THOUSAND } from './hundred-thousand.ts';

/** The first of those who earn, and how many they are. */
export const FIRST_EARNER = 1_001;
export const EARNERS = 3_000;

/** Where they are there already, nothing is changed. */
export const givenEarners = ({ sql }: Pick<PayoutStack, 'sql'>): Promise<unknown> =>
  sql(
    `INSERT IGNORE INTO users (id, name, email) SELECT ? + n, CONCAT('Associate ', n), CONCAT('earner', n, '@example.com')
       FROM ${HUNDRED_THOUSAND} numbers WHERE n < ?`,
    [FIRST_EARNER, EARNERS],
  );
