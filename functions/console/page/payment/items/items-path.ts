export type ItemsWanted =
  | { readonly person: string }
  | { readonly commission: string }
  | { readonly numbers: readonly number[] }
  | { readonly mark: 'failed' }
  | { readonly all: true };

/** As many as the API gives at once. */
export const ITEMS_LIMIT = 500;

const filterOf = (wanted: ItemsWanted): Readonly<Record<string, string>> => {
  if ('all' in wanted) return {};
  return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, String(value)]));
};

/** Where some of a batch's items are read. */
export const itemsPath = (batchId: string, wanted: ItemsWanted, cursor?: string): string => {
  const query = new URLSearchParams({
    ...filterOf(wanted),
    limit: String(ITEMS_LIMIT),
    ...(cursor && { cursor }),
  });
  return `/api/batches/${batchId}/items?${query}`;
};
