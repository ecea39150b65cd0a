import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenSettings } from '../../support/given.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

/** A note of a batch's stream and one of the holds' are erased. */
export const useErasing = async (company: PayoutStack, reason: string): Promise<void> => {
  const notes = await company.sql(
    `SELECT stream, MIN(seq) AS seq FROM mlm_payout_notes GROUP BY stream = 'holds', stream ORDER BY stream`,
  );
  const [ofBatch, ofHold] = [notes[0], notes.find(({ stream }) => stream === 'holds')];
  for (const note of [ofBatch, ofHold]) {
    const args = { stream: note?.['stream'], seq: Number(note?.['seq']) };
    expect(await askOps(company, 'audit.erase-note', { args, reason })).toMatchObject({ outcome: 'erased' });
  }
};

/** What is old enough to go, once the next digest is due. */
export const givenForgettable = async (company: PayoutStack): Promise<void> => {
  await givenSettings(company, { keep_runs_days: '30', keep_notices_days: '1' });
  await company.sql(
    `INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, started_at) VALUES ?`,
    [[1, 2, 3].map((each) => [randomUUID(), `old-${each}`, 'manual', '{}', 'failed', '2020-01-01'])],
  );
};
