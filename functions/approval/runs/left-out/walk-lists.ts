import type { LeftOutPlace, LeftOutRow } from '../../../../shared/sql/runs/left-out-rows.ts';
import type { LeftOutList, Reader, RunBounds } from './left-out-lists.ts';

type Found = { readonly list: number; readonly row: LeftOutRow };

/** Up to so many rows behind the place, from its list and those after it. */
export const walkLists = async (
  reader: Reader,
  lists: readonly LeftOutList[],
  bounds: RunBounds,
  behind: { readonly list: number; readonly place: LeftOutPlace | undefined },
  limit: number,
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const [list, read] of lists.entries()) {
    if (list < behind.list || found.length >= limit) continue;
    const place = list === behind.list ? behind.place : undefined;
    const rows = await read(reader, bounds, place, limit - found.length);
    found.push(...rows.map((row) => ({ list, row })));
  }
  return found;
};
