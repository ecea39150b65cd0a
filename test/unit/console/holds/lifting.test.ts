import { describe, expect, it } from 'vitest';
import { liftingOf } from '../../../../functions/console/page/holds/lifting.ts';
import { decideLift } from '../../../../shared/domain/holds/decide-lift.ts';
import { givenHold } from './given-hold.ts';

const operator = { userId: '7', roles: ['viewer', 'operator'] } as const;
const finance = { userId: '8', roles: ['viewer', 'finance'] } as const;
const payment = givenHold({ kind: 'payment', userId: null, commissionId: '900', heldBy: 'payment' });

describe('liftingOf', () => {
  it('lets an operator lift what another one holds', () => {
    expect(liftingOf(givenHold(), operator)).toEqual({ act: 'lift', whyNot: undefined });
  });

  it('lets nobody lift alone what they hold, as the API decides it', () => {
    const own = givenHold({ heldBy: 'user 7' });
    expect(liftingOf(own, operator)).toEqual({
      act: 'lift',
      whyNot: 'You set this hold yourself: another operator must lift it.',
    });
    const stored = { subject: { kind: 'person', userId: '10' }, heldBy: own.heldBy, lifted: null } as const;
    expect(
      decideLift('user 7', { ...stored, holdId: '1', reason: '', heldAt: new Date(0), until: null }),
    ).toEqual({ kind: 'refused', because: 'own' });
  });

  it('has finance try a payment again, whoever marked it', () => {
    expect(liftingOf(payment, finance)).toEqual({ act: 'retry', whyNot: undefined });
  });

  it.each([
    { hold: givenHold(), looker: finance, role: 'operator' },
    { hold: payment, looker: operator, role: 'finance' },
  ])('says which role it takes: $role', ({ hold, looker, role }) => {
    expect(liftingOf(hold, looker).whyNot).toBe(
      `This takes the role ${role}, and your sign-in does not have it.`,
    );
  });
});
