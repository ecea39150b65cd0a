import { createHash } from 'node:crypto';
import type { AuditDetail } from '../audit/audit-event.ts';

const NAMED_MAX = 100;

/**
 * A long list in an event, which has room for none: how many there are, the first of them, and the SHA-256 of all, in
 * order and comma-separated, so that whoever has the list can show that it is this one.
 */
export const namedItems = (itemNos: readonly number[]): AuditDetail => {
  const sorted = itemNos.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    first: sorted.slice(0, NAMED_MAX),
    digest: createHash('sha256').update(sorted.join(',')).digest('hex'),
  };
};
