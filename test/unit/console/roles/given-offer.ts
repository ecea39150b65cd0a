import type { OfferBody } from '../../../../shared/events/offers.ts';

/** adi offers farah one more role; whoever looks may do nothing about it, unless told otherwise. */
export const givenOffer = (told: Partial<OfferBody> = {}): OfferBody => ({
  offerId: '12',
  kind: 'entitlement',
  state: 'open',
  hash: 'a'.repeat(64),
  emergency: false,
  offeredBy: { actor: 'user 8', person: { userId: '8', name: 'Adi Sharma' } },
  reason: 'Om is on leave',
  offeredAt: '2026-11-29T06:00:00.000Z',
  expiresAt: '2026-12-06T06:00:00.000Z',
  entitlement: {
    user: { userId: '5', name: 'Farah Khan' },
    issuer: 'https://issuer.example',
    subject: 'farah',
    before: ['finance'],
    roles: ['operator', 'finance'],
  },
  changes: null,
  restore: null,
  confirmations: [],
  confirmationsMissing: 1,
  countsFrom: null,
  may: { confirm: false, refuse: false },
  whyNot: { confirm: 'Confirming it takes the role admin.', refuse: 'Refusing it takes the role admin.' },
  ended: null,
  ...told,
});
