import * as z from 'zod';

/** A route without parameters in its path, or without a query: whatever is sent all the same is refused by name. */
export const Nothing = z.strictObject({});
