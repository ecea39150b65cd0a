import { expect } from 'vitest';
import type { ApiClient } from '../../support/api-client.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, reject } from '../../support/sign-off.ts';
import { untilHeard } from './persist.ts';

export type People = Awaited<ReturnType<typeof signedIn>>;

const LOOKS_MAX = 2_000;

/** Two approvals; false where the ledger has changed since, so that nobody can approve it any more. */
export const signOff = async (as: People, batch: MadeBatch): Promise<boolean> => {
  for (const who of [as.asha, as.bimal]) {
    const came = cameTo(await untilHeard(() => approve(who, batch)));
    if (came === 'drifted') return false;
    expect(['recorded', 'approved', 'already_recorded']).toContain(came);
  }
  return true;
};

export const turnDown = async (as: People, batch: MadeBatch): Promise<void> => {
  const came = cameTo(await untilHeard(() => reject(as.chitra, batch)));
  expect(['cancelled', 'already_recorded']).toContain(came);
};

const look = async (who: ApiClient, batchId: string) =>
  (await untilHeard(() => who.get(`/api/batches/${batchId}`))).body;

/** What takes long goes on in the worker; a dead one is followed by another, once two minutes have passed. */
export const untilSettled = async (company: PayoutStack, as: People, batchId: string) => {
  for (let looks = 1; looks < LOOKS_MAX; looks += 1) {
    const batch = await look(as.farah, batchId);
    if (batch.settling === null) return batch;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (looks % 40 > 0) continue;
    await company.sql(
      `UPDATE mlm_payout_batches SET settling_seen_at = DATE_SUB(settling_seen_at, INTERVAL 3 MINUTE),
              settling_since = DATE_SUB(settling_since, INTERVAL 3 MINUTE) WHERE id = ?`,
      [batchId],
    );
    await company.invoke({}, 'notice');
  }
  throw new Error(`batch ${batchId} is still being settled`);
};

/** What has drifted leaves the batch; the rest is another content. */
export const dropDrifted = async (as: People, batch: MadeBatch): Promise<MadeBatch> => {
  const { batchId } = batch;
  const dropped = await untilHeard(() =>
    as.om.post(`/api/batches/${batchId}/drop-drifted`, { reason: 'changed by the host' }),
  );
  expect(['dropped', 'already_recorded']).toContain(cameTo(dropped));
  return { ...batch, contentHash: dropped.body.batch.contentHash };
};
