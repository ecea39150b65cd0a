/** Items that are settled within the request; more take the worker, against the API's 30 s and the Data API's 45 s. */
const INLINE_ITEMS_MAX = 20_000;

/** Whether a batch of so many items is released or paid at once. */
export const settlesInline = (totalRecords: number): boolean => totalRecords <= INLINE_ITEMS_MAX;
