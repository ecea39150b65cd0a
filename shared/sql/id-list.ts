import type { SqlParams } from './statement.ts';

/** A parameter for each id, because SQL takes no list as one: `:id0, :id1, …` and their values. */
export const idList = (
  ids: readonly string[],
): { readonly placeholders: string; readonly params: SqlParams } => ({
  placeholders: ids.map((_, index) => `:id${index}`).join(', '),
  params: Object.fromEntries(ids.map((id, index) => [`id${index}`, id])),
});
