import type { NamedHead } from '../../../shared/domain/audit/verify-chain.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readHeads } from '../../../shared/sql/notices/digest.ts';

/** A head takes up to 250 bytes of an answer of the Data API, which holds 1 MiB at most. */
const PAGE_HEADS = 3_000;

/** The heads of all streams, a page at a time. */
export const readAllHeads = async ({ database }: Pick<Deps, 'database'>): Promise<NamedHead[]> => {
  const heads: NamedHead[] = [];
  for (;;) {
    const page = await database.read(readHeads(heads.at(-1)?.stream ?? '', PAGE_HEADS));
    heads.push(...page);
    if (page.length < PAGE_HEADS) return heads;
  }
};
