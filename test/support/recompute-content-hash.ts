import { createHash } from 'node:crypto';

export type HashedItem = {
  readonly item_no: number;
  readonly commission_id: number | string;
  readonly beneficiary_user_id: number | string;
  readonly amount: string;
  /** There by its number alone. @default 0 */
  readonly dropped?: number;
};

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The content hash from its written definition alone, as an auditor would recompute it from an export. */
export const recomputeContentHash = (
  batch: {
    readonly reference: string;
    readonly records: number;
    readonly amount: string;
    /** Of a batch of rule 2. */
    readonly terms?: string;
  },
  items: readonly HashedItem[],
): string => {
  let level = items.map((item) =>
    digest(
      item.dropped
        ? `${item.item_no}|dropped`
        : `${item.item_no}|${item.commission_id}|${item.beneficiary_user_id}|${item.amount}`,
    ),
  );
  while (level.length > 1) {
    const parents: string[] = [];
    for (let start = 0; start < level.length; start += 15) {
      parents.push(digest(level.slice(start, start + 15).join('')));
    }
    level = parents;
  }
  const content = [batch.reference, batch.records, batch.amount, level[0]];
  return digest((batch.terms === undefined ? content : [...content, batch.terms]).join('|'));
};
