import * as z from 'zod';
import { invalidInput } from './invalid-input.ts';

const batchIdError = 'expected the id of a batch, in digits';
const batchId = z.string({ error: batchIdError }).regex(/^[1-9]\d{0,18}$/, { error: batchIdError });
const offerIdError = 'expected the number of an offer, in digits';
const offerId = z.string({ error: offerIdError }).regex(/^[1-9]\d{0,18}$/, { error: offerIdError });
const exportId = z.uuid({ error: 'expected the id of an export, a UUID' });

/** What the worker is asked to do. Each may be asked any number of times: what is done already is found done. */
export const WorkerCommand = z.discriminatedUnion(
  'command',
  [
    /** Go on with the release or the payment that is under way. */
    z.strictObject({ command: z.literal('settle'), batchId }),
    /** Cancel it, should it still be pending and its time be over. */
    z.strictObject({ command: z.literal('expire'), batchId }),
    /** Find out what is dear to know of it, and keep that. */
    z.strictObject({ command: z.literal('summarize'), batchId }),
    /** Keep outside of the database what the batch holds. */
    z.strictObject({ command: z.literal('keep-list'), batchId }),
    /** Write the file that somebody asked for. */
    z.strictObject({ command: z.literal('export'), exportId }),
    /** See whether time has made an offer count, or ended it. */
    z.strictObject({ command: z.literal('look-at-offer'), offerId }),
  ],
  { error: 'expected the command "settle", "expire", "summarize", "keep-list", "export" or "look-at-offer"' },
);
export type WorkerCommand = z.infer<typeof WorkerCommand>;

/** Throws InvalidInput naming field, value and expectation. */
export const parseWorkerCommand = (event: unknown): WorkerCommand => {
  const parsed = WorkerCommand.safeParse(event);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error, event, ['command', 'batchId', 'exportId', 'offerId']);
};
