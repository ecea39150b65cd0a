import { givenSettings } from './given.ts';
import { givenEvent } from './given-event.ts';
import type { PayoutStack } from './payout-stack.ts';
import {
  givenApprover,
  givenBatch,
  givenDeletedUser,
  givenPeople,
  type MadeBatch,
  type signedIn,
} from './people.ts';
import { reseal } from './reseal.ts';

type People = Awaited<ReturnType<typeof signedIn>>;

export type BatchInEachState = Readonly<
  Record<
    'pending' | 'drifted' | 'processing' | 'settling' | 'completed' | 'cancelled' | 'draft',
    MadeBatch & { readonly contentHash: string }
  >
>;

const approve = async (as: People, { batchId, contentHash }: MadeBatch): Promise<void> => {
  const vote = { batchId, decision: 'approved', contentHash };
  for (const who of [as.asha, as.bimal]) await who.post('/approve', vote);
};

/**
 * Batches of three items and two approvals. The pending one pays dev, and om asked for it; item 3 of the one that is
 * processing has failed already. Newcomer became an approver after all of them.
 */
export const givenBatchInEachState = async (company: PayoutStack, as: People): Promise<BatchInEachState> => {
  const { sql } = company;
  await givenPeople(company);
  await givenApprover(company, { userId: 6, subject: 'om-as-approver', roles: ['approver'] });
  await givenApprover(company, {
    userId: 21,
    subject: 'newcomer',
    roles: ['approver'],
    activeSince: '2037-01-01',
  });
  await givenApprover(company, { userId: 22, subject: 'leaver', roles: ['approver'], active: false });
  await givenDeletedUser(company, 'gone');
  await givenSettings(company, { required_approvals: '2' });
  const made = await givenBatch(company, [{}, { beneficiary: 4 }, {}]);
  const pending = { ...made, contentHash: await reseal(company, made.batchId, { requestedByUserId: 6 }) };
  const drifted = await givenBatch(company);
  await sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.status = 'cancelled' WHERE i.batch_id = ? AND i.item_no = 2`,
    [drifted.batchId],
  );
  const processing = await givenBatch(company);
  await approve(as, processing);
  await sql(
    `UPDATE mlm_payout_batch_items SET status = 'failed', live_commission_id = NULL WHERE batch_id = ? AND item_no = 3`,
    [processing.batchId],
  );
  const settling = await givenBatch(company);
  await approve(as, settling);
  await sql(
    `UPDATE mlm_payout_batches SET settling_since = UTC_TIMESTAMP(6), settled_through = 0 WHERE id = ?`,
    [settling.batchId],
  );
  await givenEvent(company, { stream: `batch-${settling.batchId}`, action: 'payment_begun' });
  const completed = await givenBatch(company);
  await approve(as, completed);
  await as.farah.post(`/api/batches/${completed.batchId}/disburse`, { reference: 'UTR-1' });
  const cancelled = await givenBatch(company);
  await as.om.post(`/api/batches/${cancelled.batchId}/cancel`, { reason: 'made by mistake' });
  const draft = await givenBatch(company);
  await sql(`UPDATE mlm_payout_batches SET status = 'draft' WHERE id = ?`, [draft.batchId]);
  return { pending, drifted, processing, settling, completed, cancelled, draft };
};
