import { createHash } from 'node:crypto';
import type { NamedHead } from './verify-chain.ts';

/**
 * One SHA-256 for the whole audit trail: over the lines stream|seq|hash of all heads in byte order of their streams,
 * each line ended by a newline. Whoever keeps it can tell later whether anything at all has changed.
 */
export const chainDigest = (heads: readonly NamedHead[]): string => {
  const digest = createHash('sha256');
  const inOrder = heads.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
  for (const { stream, seq, hash } of inOrder) digest.update(`${stream}|${seq}|${hash}\n`);
  return digest.digest('hex');
};
