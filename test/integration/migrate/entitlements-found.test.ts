import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateLines } from '../../../infra/cli/migrate/migrate-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenPeople(company);
  // As the version before left it: entitlements, and no event that says so.
  await company.sql('DELETE FROM mlm_payout_events');
  await company.sql('DELETE FROM mlm_payout_streams');
  await company.sql(`DELETE FROM mlm_payout_approvers WHERE subject NOT IN ('asha', 'vani')`);
  await company.sql(`DELETE FROM mlm_payout_migrations WHERE name = '0009-authority-and-payment'`);
});
afterAll(() => company.discard());

const issuer = () => company.stack.env['PAYOUT_ISSUER_URL'];
const look = async (who: 'asha' | 'vani' | 'bimal') => {
  const as = await signedIn(company);
  const answer = await as[who].get('/api/batches');
  return answer.status === 200 ? 'may look' : cameTo(answer);
};

describe('the migration from which on entitlements are sealed', () => {
  it('opens nothing to rows that no event tells of, until it has put them on record and listed them', async () => {
    expect(await look('asha')).toBe('not-entitled');
    const answer = await company.invoke({ command: 'migrate', actor: 'om' }, 'migrate');
    const entitled = [
      { userId: '1', issuer: issuer(), subject: 'asha', roles: ['approver'], active: true },
      { userId: '7', issuer: issuer(), subject: 'vani', roles: ['viewer'], active: true },
    ];
    expect(answer).toMatchObject({ applied: ['0009-authority-and-payment'], entitled });
    expect(migrateLines(answer as never, 'payouts doctor').join('\n')).toContain(
      '2 entitlements of which the audit trail said something else, or nothing. Look at each; from now on one counts only as its last event says:\n  user 1 (asha): approver\n  user 7 (vani): viewer',
    );
    expect((await storedEvents(company, 'approvers')).map(({ actor, action }) => [actor, action])).toEqual([
      ['unverified: om', 'approver_found'],
      ['unverified: om', 'approver_found'],
      ['unverified: om', 'entitlements_sealed'],
    ]);
    expect([await look('asha'), await look('vani')]).toEqual(['may look', 'may look']);
  });

  it('never again takes for an entitlement what somebody writes by SQL', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
       VALUES (2, ?, 'bimal', 'approver,admin', 1, '2020-01-01', '2020-01-01')`,
      [issuer()],
    );
    expect(await company.invoke({}, 'migrate')).toMatchObject({ applied: [], entitled: [] });
    await company.sql(`DELETE FROM mlm_payout_migrations WHERE name = '0009-authority-and-payment'`);
    expect(await company.invoke({}, 'migrate')).toMatchObject({ entitled: [] });
    expect(await look('bimal')).toBe('not-entitled');
  });
});
