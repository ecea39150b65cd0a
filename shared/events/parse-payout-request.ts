import type * as z from 'zod';
import { InvalidInput } from '../domain/basics/failures.ts';
import { quoteValue } from '../domain/basics/quote-value.ts';
import type { PayoutRequest } from '../domain/runs/payout-request.ts';
import { scheduleKey } from '../domain/runs/schedule-key.ts';
import { invalidInput } from './invalid-input.ts';
import { ManualPayload, RuleEvent, SchedulePayload } from './payout-payload.ts';

const check = <Schema extends z.ZodObject>(schema: Schema, payload: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error, payload, Object.keys(schema.shape));
};

/** Only Scheduler replaces them; a console test or a copied input sends them as they stand. */
const refusePlaceholders = (payload: Record<string, unknown>): void => {
  for (const [key, value] of Object.entries(payload)) {
    if (typeof value === 'string' && value.includes('<aws.')) {
      throw new InvalidInput(
        `${key} is ${quoteValue(value)}: expected EventBridge Scheduler to have replaced it; ` +
          'for a run by hand leave trigger, scheduleName and scheduledTime out',
      );
    }
  }
};

const scheduled = (name: string, at: Date, rest: Partial<PayoutRequest> = {}): PayoutRequest => ({
  dryRun: false,
  force: false,
  ...rest,
  trigger: { kind: 'schedule', scheduleName: name, scheduledAt: at },
  runKey: scheduleKey(name, at),
});

const isRecord = (payload: unknown): payload is Record<string, unknown> =>
  typeof payload === 'object' && payload !== null && !Array.isArray(payload);

/**
 * Any payload the payout function accepts, as one request. Throws InvalidInput naming field, value and expectation.
 * @param requestId Lambda's request id, which its own retries repeat: the run key of a run by hand that states none.
 */
export const parsePayoutRequest = (payload: unknown, requestId: string): PayoutRequest => {
  if (!isRecord(payload)) {
    throw new InvalidInput(`the payload is ${quoteValue(payload)}: expected a JSON object`);
  }
  refusePlaceholders(payload);
  if (payload['source'] === 'aws.events') {
    const { resources: ruleName, time } = check(RuleEvent, payload);
    return scheduled(ruleName, time);
  }
  if ('trigger' in payload) {
    const { trigger: _, scheduleName, scheduledTime, ...rest } = check(SchedulePayload, payload);
    return scheduled(scheduleName, scheduledTime, rest);
  }
  const { runKey, ...rest } = check(ManualPayload, payload);
  return { ...rest, trigger: { kind: 'manual' }, runKey: runKey ?? `manual/${requestId}` };
};
