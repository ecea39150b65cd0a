import * as z from 'zod';

/** How many people may approve a batch, of how many approvers, and how many have to, when it was made. */
export const MayApproveCounts = z.object({ count: z.int(), of: z.int(), needed: z.int() });
