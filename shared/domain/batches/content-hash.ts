import { createHash } from 'node:crypto';
import { decimalFrom, type Paise } from '../basics/money.ts';

/** Children of one node: 15 digests are 960 bytes, below the 1,024 that group_concat_max_len is on Aurora. */
export const CONTENT_HASH_FAN_OUT = 15;

/** Levels of nodes above the leaves; none for a single leaf, which is itself the root. */
export const contentHashDepth = (leafCount: number): number => {
  let depth = 0;
  for (let nodes = leafCount; nodes > 1; nodes = Math.ceil(nodes / CONTENT_HASH_FAN_OUT)) depth += 1;
  return depth;
};

/** Binds the items (by their root) to what approvers read: reference, number and total. Lower-case hex. */
export const batchContentHash = (
  batchReference: string,
  totalRecords: number,
  totalAmount: Paise,
  root: string,
): string =>
  createHash('sha256')
    .update(`${batchReference}|${totalRecords}|${decimalFrom(totalAmount)}|${root}`)
    .digest('hex');
