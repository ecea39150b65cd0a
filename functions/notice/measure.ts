import type { Logger } from '@aws-lambda-powertools/logger';
import { epochSeconds } from '../../shared/domain/basics/epoch-seconds.ts';
import type { Measures } from '../../shared/domain/metrics.ts';
import { isRunOverdue } from '../../shared/domain/runs/is-run-overdue.ts';
import { NEVER_SWITCHED } from '../../shared/domain/settings/automation-switch.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import type { EmitMeasures } from '../../shared/runtime/metrics.ts';
import { readOutboxHealth } from '../../shared/sql/notices/outbox-health.ts';
import { readRunHealth } from '../../shared/sql/runs/run-health.ts';
import { readPayoutSettings } from '../../shared/sql/settings/settings.ts';

export type MeasureDeps = Pick<Deps, 'database' | 'now'> & {
  readonly emit: EmitMeasures<'notice'>;
  readonly logger: Pick<Logger, 'error'>;
};

const measureOutbox = async ({ database, now }: MeasureDeps): Promise<Measures<'notice'>> => {
  const at = now();
  const [outbox] = await database.read(readOutboxHealth(at));
  const nowSeconds = epochSeconds(at);
  const ageSeconds = nowSeconds - (outbox?.waitingSinceSeconds ?? nowSeconds);
  return {
    OutboxAgeSeconds: Math.max(ageSeconds, 0),
    OutboxGivenUp: outbox?.givenUp ?? 0,
    EmergencyOffered: Number(outbox?.emergency ?? false),
  };
};

const measureRuns = async ({ database, now }: MeasureDeps): Promise<Measures<'notice'>> => {
  const at = now();
  const settings = await database.read(readPayoutSettings());
  const [health] = await database.read(readRunHealth(at));
  const { evidence = { ...NEVER_SWITCHED, lastRanAt: undefined }, diedRuns = 0 } = health ?? {};
  return { RunOverdue: Number(isRunOverdue(settings, evidence, at)), DiedRuns: diedRuns };
};

const emitOrLog = async (
  deps: MeasureDeps,
  part: (deps: MeasureDeps) => Promise<Measures<'notice'>>,
): Promise<void> => {
  try {
    deps.emit(await part(deps));
  } catch (error) {
    deps.logger.error('not measured', { because: String(error) });
  }
};

/**
 * Measures what only the database knows. What cannot be measured is logged and left out; CloudWatch tells of metrics that
 * stay away. Never throws: notices go out whatever can be counted.
 */
export const measure = async (deps: MeasureDeps): Promise<void> => {
  await Promise.all([measureOutbox, measureRuns].map((part) => emitOrLog(deps, part)));
};
