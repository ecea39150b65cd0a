import { unheardAudiences } from '../../../shared/domain/notices/unheard-audiences.ts';
import type { NightlyAnswer, NightlyArgs } from '../../../shared/events/nightly-check.ts';
import type { OpsDeps } from '../call/ops-deps.ts';
import { checkPiece } from './check-piece.ts';

const COMMAND = 'nightly.check';

/** Not with every minute's measures: SNS answers only so many questions in a second, for the whole account. */
const measureAudiences = async ({ subscriptions, emit, logger }: OpsDeps): Promise<void> => {
  if (!subscriptions) return;
  try {
    const unheard = unheardAudiences(await subscriptions());
    if (unheard.length > 0) logger.warn('nobody has confirmed to hear notices', { audiences: unheard });
    emit({ AudiencesUnheard: unheard.length });
  } catch (error) {
    logger.error('not measured', { because: String(error) });
  }
};

/**
 * One piece of what is looked at each night, and the next one asked for. The place where it goes on is in the event, not in
 * a table: Lambda keeps an event that a killed invocation was given, and hands it over again; a piece only reads, so one that
 * is done twice says the same twice. Lambda ends a function that asks itself sixteen times, which takes most of an hour here.
 */
export const checkNightly = async (
  deps: OpsDeps,
  { args, actor }: { readonly args: NightlyArgs; readonly actor: string },
): Promise<NightlyAnswer> => {
  const { found, next, begins } = await checkPiece(deps, args.from);
  if (begins) await measureAudiences(deps);
  const findings = args.findings + found;
  deps.emit({ NightlyFindings: findings, ...(next === null && { NightlyChecked: 1 }) });
  if (next) await deps.goOn({ command: COMMAND, args: { from: next, findings }, actor });
  return { findings, next };
};
