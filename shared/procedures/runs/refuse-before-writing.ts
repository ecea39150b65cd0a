import { InvalidInput } from '../../domain/basics/failures.ts';
import { commissionWindow } from '../../domain/runs/commission-window.ts';
import type { PayoutRequest } from '../../domain/runs/payout-request.ts';
import { parsePayoutSettings } from '../../domain/settings/parse-payout-settings.ts';
import { readRunKeyOfReference } from '../../sql/batches/batches.ts';
import { type RunFacts, readRunFacts, runFactsIn } from '../../sql/runs/run-facts.ts';
import type { PreviewDeps } from './preview-run.ts';

const refuseEmptyWindow = (request: PayoutRequest, { settings }: RunFacts, at: Date): void => {
  if (!request.dateTo) return;
  const { trigger } = request;
  const startedAt = trigger.kind === 'schedule' ? trigger.scheduledAt : at;
  commissionWindow(request, parsePayoutSettings(settings.rows), startedAt);
};

/** A repeat of the run that made the batch is no clash: it is told what it recorded. */
const refuseTakenReference = async (
  { database }: Pick<PreviewDeps, 'database'>,
  request: PayoutRequest,
): Promise<void> => {
  if (request.batchReference === undefined) return;
  const [taken] = await database.read(readRunKeyOfReference(request.batchReference));
  if (!taken || taken.runKey === request.runKey) return;
  throw new InvalidInput(
    `batchReference is "${request.batchReference}": a batch of that reference exists already; choose another`,
  );
};

/** What only the database can tell of a payload. Whatever else is wrong here, the run finds again, and records. */
export const refuseBeforeWriting = async (
  deps: Pick<PreviewDeps, 'database' | 'now'>,
  request: PayoutRequest,
): Promise<void> => {
  if (!request.dateTo && request.batchReference === undefined) return;
  try {
    const at = deps.now();
    const facts = runFactsIn(await deps.database.read(readRunFacts(request, at)));
    // A repeat is judged by nothing: settings and clock have moved on, and what it did is recorded.
    if (facts.done) return;
    refuseEmptyWindow(request, facts, at);
    await refuseTakenReference(deps, request);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
  }
};
