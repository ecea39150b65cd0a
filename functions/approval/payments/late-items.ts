import type { Holder, LateGroup } from '../../../shared/sql/payments/late-payments.ts';

/** Batches whose items hold what was paid late, each once, by id. */
export const holdersIn = (groups: readonly LateGroup[]): string[] =>
  [...new Set(groups.flatMap(({ heldByBatchId }) => heldByBatchId ?? []))].toSorted((a, b) =>
    BigInt(a) < BigInt(b) ? -1 : 1,
  );

/** Nothing of it has been at a bank: what it holds can be taken from it. */
export const mayBeTakenFrom = ({ status, settling, payment }: Holder): boolean => {
  if (status === 'pending_approval' || status === 'cancelled') return true;
  return status === 'processing' && !settling && payment === null;
};
