import { expect } from 'vitest';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';

/** Set, listed and lifted, by people and by payments. */
export const useHolds = async (
  company: PayoutStack,
  as: Awaited<ReturnType<typeof signedIn>>,
  reason: string,
): Promise<void> => {
  const { body } = await as.om.post('/api/holds', { kind: 'person', userId: '13', reason });
  expect(body.outcome).toBe('held');
  const path = `/api/holds/${body.hold.holdId}`;
  expect(cameTo(await as.om.remove(path, { reason }))).toBe('not-entitled');
  await company.sql(`UPDATE mlm_payout_holds SET held_by = 'user 21'`);
  expect(cameTo(await as.om.remove(path, { reason }))).toBe('lifted');
  expect((await as.vani.get('/api/holds')).status).toBe(200);
  expect(cameTo(await as.farah.post('/api/commissions/1/retry', { reason }))).toBe('not-found');
};
