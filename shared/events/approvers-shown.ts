import * as z from 'zod';
import { ApproverList } from './approvers-command.ts';
import { OfferBody } from './offers.ts';

/** Everybody who is, or was, entitled to something, and what waits for a second pair of eyes. */
export const ApproversShown = ApproverList.extend({ offers: z.array(OfferBody) });
export type ApproversShown = z.infer<typeof ApproversShown>;
