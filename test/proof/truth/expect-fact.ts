import { expect } from 'vitest';
import type { PayoutStack, Row } from '../../support/payout-stack.ts';
import type { Fact } from './claim.ts';

/** Money and counts of aggregates come as text: what they say is compared. */
const texts = (rows: readonly Row[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, value === null ? null : String(value)]),
    ),
  );

/** It stands in the tables. */
export const expectFact = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  { that, sql: text, values, is }: Fact,
  where: string,
): Promise<void> => expect(texts(await sql(text, [...values])), `${where}: ${that}`).toEqual(texts(is));
