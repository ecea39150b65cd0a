import { PayoutResult } from '../../shared/events/payout-result.ts';
import type { LocalStack } from './start-local-stack.ts';

/** Finds the schedules by what they end in: their names begin with the stack's. */
const fire = async ({ scheduler }: LocalStack, ending: string, at: Date): Promise<string> => {
  const name = scheduler.scheduleNames.find((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`the template has no schedule that ends in ${ending}`);
  const fired = await scheduler.fire(name, at);
  if (fired.kind === 'undeliverable') throw new Error(`${name} could not be delivered: ${fired.reason}`);
  return fired.outcome.result.payload;
};

/** The daily schedule, as if its hour had come; the notice function's minute before, as each has passed, and the one in which its notice is sent. */
export const fireDailyRun = async (stack: LocalStack, now: Date): Promise<PayoutResult> => {
  await fire(stack, '-notice', now);
  const answer: unknown = JSON.parse(await fire(stack, '-run', now));
  const result = PayoutResult.safeParse(answer);
  if (!result.success) throw new Error(`the payout function failed: ${JSON.stringify(answer)}`);
  await fire(stack, '-notice', now);
  return result.data;
};
