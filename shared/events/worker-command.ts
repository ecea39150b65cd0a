import * as z from 'zod';
import { invalidInput } from './invalid-input.ts';

const batchIdError = 'expected the id of a batch, in digits';
const batchId = z.string({ error: batchIdError }).regex(/^[1-9]\d{0,18}$/, { error: batchIdError });

/** What the worker is asked to do. Each may be asked any number of times: what is done already is found done. */
export const WorkerCommand = z.discriminatedUnion(
  'command',
  [
    /** Go on with the release or the payment that is under way. */
    z.strictObject({ command: z.literal('settle'), batchId }),
    /** Cancel it, should it still be pending and its time be over. */
    z.strictObject({ command: z.literal('expire'), batchId }),
  ],
  { error: 'expected the command "settle" or "expire"' },
);
export type WorkerCommand = z.infer<typeof WorkerCommand>;

/** Throws InvalidInput naming field, value and expectation. */
export const parseWorkerCommand = (event: unknown): WorkerCommand => {
  const parsed = WorkerCommand.safeParse(event);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error, event, ['command', 'batchId']);
};
