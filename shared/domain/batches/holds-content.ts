import { batchContentHash } from './content-hash.ts';
import type { Seal } from './seal.ts';
import type { Terms } from './terms.ts';

/** The items as they are now: how many are not dropped, and the root of all their digests. */
export type PresentContent = { readonly count: number; readonly root: string | null };

/** Whether the items are, to the bit, what was sealed: what people approved is what is about to be paid. */
export const holdsContent = (seal: Seal, { count, root }: PresentContent): boolean => {
  if (root === null || count !== seal.totalRecords) return false;
  const terms = seal.hashRule === 2 ? (seal.terms as Terms) : undefined;
  return batchContentHash({ ...seal, root }, terms) === seal.contentHash;
};
