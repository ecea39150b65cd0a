import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { hashOfBatch } from '../../support/hash-of-batch.ts';
import { ISOLATION_LEVELS, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay } from '../../support/sign-off.ts';

describe.each(ISOLATION_LEVELS)('in sessions that others have used, under %s', (isolation) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation, sessions: 'pooled' });
    as = await signedIn(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
  });

  /** As an auditor would. */
  const recomputed = async (batchId: string): Promise<string> => {
    const [batch = {}] = await company.sql('SELECT * FROM mlm_payout_batches WHERE id = ?', [batchId]);
    return hashOfBatch(company, batch);
  };

  /** The pool gives out two kinds of sessions in turn. */
  const TURNS = 4;

  it('each batch has the hash that an auditor recomputes, is approved, and is paid in full', async () => {
    for (let turn = 1; turn <= TURNS; turn += 1) {
      const items = Array.from({ length: 16 }, () => ({}));
      const batch = await givenBatch(company, items, { requiredApprovals: 1 });
      expect(batch.contentHash).toBe(await recomputed(batch.batchId));
      expect(cameTo(await approve(as.asha, batch))).toBe('approved');
      const paid = await pay(as.farah, batch);
      expect(paid.body.batch).toMatchObject({ status: 'completed', paidAmount: batch.totalAmount });
      expect(Date.parse(paid.body.batch.processedAt) / 60_000).toBeCloseTo(Date.now() / 60_000, 0);
    }
    const invariants = { command: 'doctor', args: { invariants: true }, actor: 'an auditor' };
    for (let turn = 1; turn <= TURNS; turn += 1) {
      expect(await company.invoke(invariants, 'ops')).toMatchObject({ findings: [], notChecked: [] });
    }
  });

  it('the window is the same whatever the time zone of the session', async () => {
    for (let turn = 1; turn <= TURNS; turn += 1) {
      await givenCommissions(company, [
        { createdAt: '2026-11-01 18:29:59' },
        { createdAt: '2026-11-01 18:30:00' },
        { createdAt: '2026-11-02 18:29:59' },
        { createdAt: '2026-11-02 18:30:00' },
      ]);
      const asked = { force: true, dateFrom: '2026-11-02', dateTo: '2026-11-02', lookbackDays: 0 };
      expect(await company.invoke({ ...asked, dryRun: true })).toMatchObject({ eligible: { count: 2 } });
      expect(await company.invoke(asked)).toMatchObject({ outcome: 'created', totalRecords: 2 });
    }
  });
});
