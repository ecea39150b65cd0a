import { givenManyCommissions } from './given.ts';
import type { PayoutStack } from './payout-stack.ts';
import type { MadeBatch } from './people.ts';

/** Names as people have them, and as attackers do; the last is as long as the company's table takes. */
export const HOSTILE_NAMES = [
  'राम शर्मा',
  'Zoë 😀 👨‍👩‍👧',
  '\u202eevil\u202c, "quoted"\u200f',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example","click")',
  `${'W'.repeat(149)}😀`,
] as const;

const FIRST_ID = 1_001;
const PEOPLE_MAX = 3_000;
/** What givenManyCommissions makes at once. */
const COMMISSIONS_AT_ONCE = 100_000;

const givenEarners = async ({ sql }: Pick<PayoutStack, 'sql'>, people: number): Promise<void> => {
  const rows = Array.from({ length: people }, (_, index) => [
    FIRST_ID + index,
    HOSTILE_NAMES[index] ?? `Associate ${index} देवी`,
    `earner${index}@example.com`,
  ]);
  await sql('INSERT INTO users (id, name, email) VALUES ? ON DUPLICATE KEY UPDATE name = VALUES(name)', [
    rows,
  ]);
};

/** A pending batch of so many commissions, of up to 3,000 people of whom the first have hostile names, made by a run. */
export const givenBatchAtSize = async (company: PayoutStack, items: number): Promise<MadeBatch> => {
  const people = Math.min(items, PEOPLE_MAX);
  await givenEarners(company, people);
  for (let made = 0; made < items; made += COMMISSIONS_AT_ONCE)
    await givenManyCommissions(company, Math.min(items - made, COMMISSIONS_AT_ONCE));
  await company.sql(
    `UPDATE mlm_commission_ledger SET beneficiary_user_id = ? + id % ? WHERE beneficiary_user_id < ?`,
    [FIRST_ID, people, FIRST_ID],
  );
  const { outcome, batchId, contentHash, totalAmount, totalRecords } = await company.invoke({ force: true });
  if (outcome !== 'created' || totalRecords !== items) throw new Error(`no batch of ${items}: ${outcome}`);
  return { batchId, contentHash, totalAmount };
};
