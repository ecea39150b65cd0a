import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { givenOnRecord } from '../../support/given-on-record.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { storedEvents } from '../../support/stored-events.ts';

const issuer = 'https://cognito-idp.ap-south-1.amazonaws.com/ap-south-1_Example';
const asha = { userId: '1', issuer, subject: 'asha', roles: ['approver'] };

describe.each(levelsTried())('approvers, under %s', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
  });
  afterAll(() => company.discard());
  beforeEach(() => givenCompany(company));

  const add = (args: unknown) => askOps(company, 'approvers.add', { args });
  const remove = (args: unknown) => askOps(company, 'approvers.remove', { args });
  const list = async () => (await askOps(company, 'approvers.list')).approvers;
  /** All but what a test put on record for what it wrote by SQL. */
  const events = async () =>
    (await storedEvents(company, 'approvers')).filter(({ action }) => action !== 'approver_found');

  /** As if it had been entitled for a year. */
  const lastYear = async () => {
    await company.sql(`UPDATE mlm_payout_approvers SET active_since = '2025-11-22 00:00:00.123456'`);
    await givenOnRecord(company);
  };

  it('are added with a name, and go on record with who, why and what', async () => {
    expect(await list()).toEqual([]);
    const answer = await add({ ...asha, roles: ['finance', 'approver'] });
    const state = {
      userId: '1',
      issuer,
      subject: 'asha',
      roles: ['approver', 'finance'],
      active: true,
      activeSince: expect.stringMatching(/^\d{4}-.*Z$/),
    };
    const nothing = { recounted: [], alone: false, offer: null };
    expect(answer).toEqual({ outcome: 'added', approvers: [state], ...nothing });
    expect(Math.abs(Date.parse(answer['approvers'][0].activeSince) - Date.now())).toBeLessThan(60_000);
    expect(await list()).toEqual([{ ...state, name: 'Asha', onRecord: true }]);
    expect(await events()).toEqual([
      {
        actor: 'unverified: om@terminal',
        action: 'approver_added',
        detail: {
          reason: 'as finance decided',
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          userId: '1',
          issuer,
          subject: 'asha',
          from: null,
          to: {
            roles: ['approver', 'finance'],
            active: true,
            activeSince: answer['approvers'][0].activeSince,
          },
        },
      },
    ]);
  });

  it('added again as they are change nothing and write nothing', async () => {
    await add({ ...asha, roles: ['approver', 'finance'] });
    const before = await everyTable(company);
    expect(await add({ ...asha, roles: ['finance', 'approver'] })).toMatchObject({ outcome: 'unchanged' });
    expect(await everyTable(company)).toEqual(before);
  });

  it('keep their time when they get other roles, unless they become approvers by it', async () => {
    await add({ ...asha, roles: ['viewer'] });
    await lastYear();
    expect(await add({ ...asha, roles: ['operator'] })).toMatchObject({
      outcome: 'changed',
      approvers: [{ activeSince: '2025-11-22T00:00:00.123Z' }],
    });
    const { approvers } = await add({ ...asha, roles: ['approver'] });
    expect(Date.parse(approvers[0].activeSince)).toBeGreaterThan(Date.now() - 60_000);
    expect(
      (await events()).map(({ action, detail }) => [action, detail.from?.roles, detail.to.roles]),
    ).toEqual([
      ['approver_added', undefined, ['viewer']],
      ['approver_changed', ['viewer'], ['operator']],
      ['approver_changed', ['operator'], ['approver']],
    ]);
  });

  it('are deactivated, never deleted; whoever returns is new', async () => {
    await add(asha);
    await lastYear();
    expect(await remove({ issuer, subject: 'asha' })).toMatchObject({
      outcome: 'removed',
      approvers: [{ roles: ['approver'], active: false, activeSince: '2025-11-22T00:00:00.123Z' }],
    });
    expect(await list()).toMatchObject([{ subject: 'asha', active: false }]);
    const before = await everyTable(company);
    expect(await remove({ userId: '1' })).toMatchObject({ outcome: 'unchanged' });
    expect(await everyTable(company)).toEqual(before);
    const { outcome, approvers } = await add(asha);
    expect({ outcome, active: approvers[0].active }).toEqual({ outcome: 'added', active: true });
    expect(Date.parse(approvers[0].activeSince)).toBeGreaterThan(Date.now() - 60_000);
    expect((await events()).map(({ action }) => action)).toEqual([
      'approver_added',
      'approver_removed',
      'approver_added',
    ]);
  });

  it('with two sign-ins are one person, and lose both by their user id', async () => {
    await add(asha);
    // As the version before gave them.
    await company.sql(
      `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
       VALUES (1, 'https://other', 'asha', 'approver', 1, '2026-01-01', '2026-01-01')`,
    );
    await givenOnRecord(company);
    await add({ ...asha, userId: '2', subject: 'bimal' });
    expect(await remove({ userId: '1' })).toMatchObject({ outcome: 'removed', approvers: [{}, {}] });
    expect(
      (await list()).map(({ name, active }: { name: string; active: boolean }) => [name, active]),
    ).toEqual([
      ['Asha', false],
      ['Asha', false],
      ['Bimal', true],
    ]);
    expect((await events()).slice(2).map(({ detail }) => detail.issuer)).toEqual([issuer, 'https://other']);
  });

  it('cannot take the sign-in of another, nor add a user whom the company does not know', async () => {
    await add(asha);
    await remove({ userId: '1' });
    const before = await everyTable(company);
    expect(await add({ ...asha, userId: '2' })).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: expect.stringMatching(
        /^subject is "asha": expected a sign-in of user 2, .* that of user 1$/,
      ),
    });
    expect(await add({ ...asha, userId: '9223372036854775807', subject: 'x' })).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: 'userId is "9223372036854775807": expected the id of a user that exists',
    });
    expect(await everyTable(company)).toEqual(before);
  });

  it('are told apart by every letter of issuer and subject', async () => {
    await add(asha);
    expect(await add({ ...asha, userId: '2', subject: 'Asha' })).toMatchObject({ outcome: 'added' });
    expect(await add({ ...asha, userId: '3', issuer: `${issuer}/` })).toMatchObject({ outcome: 'added' });
  });

  it('added by several at once are on one chain, and one sign-in has one owner', async () => {
    const answers = await Promise.all(
      ['1', '2', '3'].map((userId) => add({ ...asha, userId, subject: `of-${userId}` })),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added']);
    for (const userId of ['1', '2']) await remove({ userId });
    const rivals = await Promise.all(
      ['1', '2'].map((userId) => add({ ...asha, userId, subject: 'contested' })),
    );
    expect(rivals.map(({ outcome, errorType }) => outcome ?? errorType).toSorted()).toEqual([
      'InvalidInput',
      'added',
    ]);
    expect(await events()).toHaveLength(6);
    const owner = (await list()).find(({ subject }: { subject: string }) => subject === 'contested');
    const recorded = (await events()).find(({ detail }) => detail.subject === 'contested');
    expect(owner.userId).toBe(recorded?.detail.userId);
  });

  it('whose commit was answered by nobody are said to be added, or removed, once', async () => {
    const { faults } = company.stack.dataApi;
    faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    expect(await add(asha)).toMatchObject({ outcome: 'added' });
    faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    expect(await remove({ userId: '1' })).toMatchObject({ outcome: 'removed' });
    expect(await events()).toHaveLength(2);
  });

  it.each(['', 'finance,approver', 'approver,approver', 'boss', 'approver,', 'Approver'])(
    'have no roles such as %j, whoever writes them',
    async (roles) => {
      const inserting = company.sql(
        `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
         VALUES (1, 'https://x', 'x', ?, 1, '2026-01-01', '2026-01-01')`,
        [roles],
      );
      await expect(inserting).rejects.toThrow(/ck_approver_roles/);
    },
  );
});
