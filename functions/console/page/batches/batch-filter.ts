export const FILTER_FIELDS = [
  'status',
  'person',
  'reference',
  'paymentReference',
  'from',
  'to',
  'amountFrom',
  'amountTo',
] as const;

export type FilterField = (typeof FILTER_FIELDS)[number];

/** Which batches are listed, by the names of the API; it stands in the address of the screen. */
export type BatchFilter = Readonly<Partial<Record<FilterField, string>>>;

const ROWS = 50;

export const filterFrom = (search: URLSearchParams): BatchFilter =>
  Object.fromEntries(
    FILTER_FIELDS.flatMap((field) => {
      const value = search.get(field);
      return value ? [[field, value]] : [];
    }),
  );

/** In a fixed order, so that the same filter has the same address. */
export const addressOf = (filter: BatchFilter, cursor: string | null): string => {
  const search = new URLSearchParams(filter as Record<string, string>);
  if (cursor) search.set('cursor', cursor);
  return search.size > 0 ? `/batches?${search}` : '/batches';
};

/** What the API is asked for it. */
export const batchesPath = (filter: BatchFilter, cursor: string | null): string => {
  const asked = addressOf(filter, cursor);
  return `/api${asked}${asked.includes('?') ? '&' : '?'}limit=${ROWS}`;
};
