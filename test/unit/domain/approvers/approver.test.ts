import { describe, expect, it } from 'vitest';
import { type Approver, planApprover, type Role } from '../../../../shared/domain/approvers/approver.ts';

const now = new Date('2026-11-22T10:00:00Z');
const before = new Date('2026-01-01T00:00:00Z');
const signIn = { userId: '5', issuer: 'https://issuer', subject: 'dev' };
const stored = (roles: readonly Role[], active = true): Approver => ({
  ...signIn,
  roles,
  active,
  activeSince: before,
});

describe('planApprover', () => {
  it.each<{ given: string; stored: Approver | undefined; roles: Role[]; kind: string; since: Date }>([
    { given: 'a sign-in nobody knows', stored: undefined, roles: ['finance'], kind: 'added', since: now },
    {
      given: 'the same roles in another order',
      stored: stored(['approver', 'finance']),
      roles: ['finance', 'approver'],
      kind: 'unchanged',
      since: before,
    },
    {
      given: 'a role more',
      stored: stored(['approver']),
      roles: ['approver', 'admin'],
      kind: 'changed',
      since: before,
    },
    {
      given: 'a role less',
      stored: stored(['approver', 'admin']),
      roles: ['admin'],
      kind: 'changed',
      since: before,
    },
    {
      given: 'approver gained',
      stored: stored(['viewer']),
      roles: ['approver'],
      kind: 'changed',
      since: now,
    },
    {
      given: 'one that was removed',
      stored: stored(['approver'], false),
      roles: ['approver'],
      kind: 'added',
      since: now,
    },
    {
      given: 'one removed with other roles',
      stored: stored(['viewer'], false),
      roles: ['admin'],
      kind: 'added',
      since: now,
    },
  ])('$given: $kind', ({ stored: found, roles, kind, since }) => {
    const plan = planApprover(found, { ...signIn, roles }, now);
    expect(plan).toMatchObject({ kind, approver: { ...signIn, active: true, activeSince: since } });
  });

  it('stores roles once each, in one order', () => {
    const plan = planApprover(
      undefined,
      { ...signIn, roles: ['admin', 'approver', 'viewer', 'approver'] },
      now,
    );
    expect(plan).toMatchObject({ approver: { roles: ['viewer', 'approver', 'admin'] } });
  });

  it.each([true, false])('gives no sign-in of one person to another (active: %s)', (active) => {
    const plan = planApprover(stored(['viewer'], active), { ...signIn, userId: '6', roles: ['viewer'] }, now);
    expect(plan).toEqual({ kind: 'belongs_to_another', userId: '5' });
  });
});
