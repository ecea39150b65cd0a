import type { PayoutStack } from '../../support/payout-stack.ts';
import type { signedIn } from '../../support/people.ts';
import { takeAway } from '../../support/take-away.ts';

type People = Awaited<ReturnType<typeof signedIn>>;

/** Every kind of file in every format, and one that the next minute forgets. */
export const useExports = async ({ sql }: Pick<PayoutStack, 'sql'>, { vani }: People): Promise<void> => {
  const [batch] = await sql(`SELECT MAX(id) AS id FROM mlm_payout_batches WHERE status <> 'draft'`);
  const id = String(batch?.['id']);
  for (const format of ['csv', 'xlsx', 'pdf']) await takeAway(vani, { of: 'batch', id, format });
  for (const asked of [
    { of: 'items', id },
    { of: 'events', id: `batch-${id}` },
    { of: 'person', id: '11' },
    { of: 'batches' },
    { of: 'runs' },
  ]) {
    await takeAway(vani, { ...asked, format: 'csv' });
  }
  await sql(`UPDATE mlm_payout_exports SET requested_at = '2026-01-01'`);
};
