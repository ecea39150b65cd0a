import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INVARIANT_NAMES } from '../../../shared/events/diagnosis.ts';
import { askDoctor } from '../../support/ask-doctor.ts';
import { askOps } from '../../support/ask-ops.ts';
import { givenCompany } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';
import { DAMAGES } from './damages.ts';
import { type Story, tellStory } from './tell-story.ts';

const FINDINGS = 3;

let company: PayoutStack;
let story: Story;
let restore: () => Promise<void>;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  story = await tellStory(company, as);
  restore = await tableSnapshot(company);
});
afterAll(() => company.discard());

beforeEach(() => restore());

const broken = async (): Promise<readonly string[]> => {
  const { findings, notChecked } = await askOps(company, 'doctor', { args: { invariants: true } });
  expect(notChecked).toEqual([]);
  return findings.map(({ check }: { check: string }) => check);
};

describe('the invariants', () => {
  it('hold, whatever people do; and looking changes nothing', async () => {
    const before = await everyTable(company);
    const { stdout, code } = await askDoctor(company, '--invariants', '--local');
    expect({ stdout, code }).toEqual({ stdout: '19 of 19 invariants hold.\n', code: 0 });
    expect(await everyTable(company)).toEqual(before);
  });

  it('hold of an approver who voted, was removed and is one again', async () => {
    await askOps(company, 'approvers.remove', { args: { userId: '2' } });
    expect(await broken()).toEqual([]);
    const issuer = company.stack.env['PAYOUT_ISSUER_URL'];
    const back = { userId: '2', issuer, subject: 'bimal', roles: ['approver'] };
    const { errorMessage } = await askOps(company, 'approvers.add', { args: back });
    expect(errorMessage).toBeUndefined();
    expect(await broken()).toEqual([]);
  });

  it('hold of an approver who was removed within the second of their vote', async () => {
    await askOps(company, 'approvers.remove', { args: { userId: '2' } });
    await company.sql(
      `UPDATE mlm_payout_batch_approvals v JOIN mlm_payout_approvers a ON a.user_id = v.approver_user_id
          SET v.updated_at = DATE_FORMAT(a.changed_at, '%Y-%m-%d %H:%i:%s') WHERE v.approver_user_id = 2`,
    );
    expect(await broken()).toEqual([]);
  });

  it('do not count as holding where they could not be examined', async () => {
    await company.sql('RENAME TABLE mlm_payout_streams TO streams_elsewhere');
    const { stdout, code } = await askDoctor(company, '--invariants', '--bare');
    await company.sql('RENAME TABLE streams_elsewhere TO mlm_payout_streams');
    expect(stdout).toMatch(/^14 of 19 invariants hold\. 5 invariants could not be examined\.\n/);
    expect(code).toBe(FINDINGS);
  });

  it('are told with what was found, and with exit code 3', async () => {
    await company.sql('UPDATE mlm_payout_batches SET approval_count = 2 WHERE id = ?', [
      story.approved.batchId,
    ]);
    const { stdout, code } = await askDoctor(company, '--invariants', '--bare');
    expect(stdout).toMatch(
      /^18 of 19 invariants hold\.\n\nWRONG {2}votes_miscounted: 1 batch with another number/,
    );
    expect(code).toBe(FINDINGS);
  });
});

describe('an invariant that is broken is found', () => {
  it.each(DAMAGES)('$name: $how', async ({ name, sql, to, also = [] }) => {
    await company.sql(sql, [story[to].batchId]);
    expect((await broken()).toSorted()).toEqual([name, ...also].toSorted());
  });

  it('reserved_twice: a commission in two live items, once the key is gone', async () => {
    await company.sql('ALTER TABLE mlm_payout_batch_items DROP INDEX uq_item_live_commission');
    await company.sql(
      `UPDATE mlm_payout_batch_items i JOIN mlm_payout_batch_items p ON p.batch_id = ? AND p.item_no = 1
          SET i.commission_id = p.commission_id, i.live_commission_id = p.commission_id WHERE i.batch_id = ? AND i.item_no = 1`,
      [story.paid.batchId, story.approved.batchId],
    );
    expect(await broken()).toContain('reserved_twice');
    await company.sql('DELETE FROM mlm_payout_batch_items WHERE batch_id = ?', [story.approved.batchId]);
    await company.sql(
      'ALTER TABLE mlm_payout_batch_items ADD UNIQUE KEY uq_item_live_commission (live_commission_id)',
    );
  });

  it('cascade_while_paid: a key that deletes, while a payment is under way, as whoever may see keys', async () => {
    const key = 'ALTER TABLE mlm_payout_batch_approvals ADD CONSTRAINT fk_cascades FOREIGN KEY (batch_id)';
    await company.sql(`${key} REFERENCES mlm_payout_batches (id) ON DELETE CASCADE`);
    const found = async () => {
      const { stdout } = await askDoctor(company, '--bare', '--invariants', '--json');
      return JSON.parse(stdout).findings.map(({ check }: { readonly check: string }) => check);
    };
    expect(await found()).toEqual(['cascade_while_paid']);
    await as.farah.post(`/api/batches/${story.begun.batchId}/disburse`, { reference: 'UTR-3' });
    expect(await found()).toEqual([]);
    await company.sql('UPDATE mlm_payout_batches SET settling_since = NOW() WHERE id = ?', [
      story.approved.batchId,
    ]);
    expect(await found()).toEqual(['cascade_while_paid']);
    await company.sql('ALTER TABLE mlm_payout_batch_approvals DROP FOREIGN KEY fk_cascades');
  });

  it('and each has a damage here', () => {
    const damaged = new Set([...DAMAGES.map(({ name }) => name), 'reserved_twice', 'cascade_while_paid']);
    expect([...damaged].toSorted()).toEqual([...INVARIANT_NAMES].toSorted());
  });
});
