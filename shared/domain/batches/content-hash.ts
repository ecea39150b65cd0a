import { createHash } from 'node:crypto';
import { decimalFrom, type Paise } from '../basics/money.ts';
import { type Terms, termsText } from './terms.ts';

/** Children of one node: 15 digests are 960 bytes, below the 1,024 that group_concat_max_len is on Aurora. */
export const CONTENT_HASH_FAN_OUT = 15;

/** Levels of nodes above the leaves; none for a single leaf, which is itself the root. */
export const contentHashDepth = (leafCount: number): number => {
  let depth = 0;
  for (let nodes = leafCount; nodes > 1; nodes = Math.ceil(nodes / CONTENT_HASH_FAN_OUT)) depth += 1;
  return depth;
};

/** What approvers read of a batch, and its items by their root. */
export type HashedContent = {
  readonly batchReference: string;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
  readonly root: string;
};

/** Rule 1: batches made before the terms were part of it. */
export const HASH_RULES = [1, 2] as const;
export type HashRule = (typeof HASH_RULES)[number];

/** Binds items, what approvers read, and by rule 2 the terms. Lower-case hex. */
export const batchContentHash = (
  { batchReference, totalRecords, totalAmount, root }: HashedContent,
  terms: Terms | undefined,
): string => {
  const content = [batchReference, totalRecords, decimalFrom(totalAmount), root];
  const text = (terms ? [...content, termsText(terms)] : content).join('|');
  return createHash('sha256').update(text).digest('hex');
};
