import { commissionWindow } from '../../shared/domain/commission-window.ts';
import { InvalidInput } from '../../shared/domain/failures.ts';
import type { PayoutRequest } from '../../shared/domain/payout-request.ts';
import { parsePayoutSettings } from '../../shared/domain/payout-settings.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { readRunKeyOfReference } from '../../shared/sql/batches.ts';
import { readRunsBefore } from '../../shared/sql/runs.ts';
import { readPayoutSettings } from '../../shared/sql/settings.ts';

const refuseEmptyWindow = async ({ database, now }: Deps, request: PayoutRequest): Promise<void> => {
  if (!request.dateTo) return;
  const settings = parsePayoutSettings(await database.read(readPayoutSettings()));
  const { trigger } = request;
  commissionWindow(request, settings, trigger.kind === 'schedule' ? trigger.scheduledAt : now());
};

/** A repeat of the run that made the batch is no clash: it is told what it recorded. */
const refuseTakenReference = async ({ database }: Deps, request: PayoutRequest): Promise<void> => {
  if (request.batchReference === undefined) return;
  const [taken] = await database.read(readRunKeyOfReference(request.batchReference));
  if (!taken || taken.runKey === request.runKey) return;
  throw new InvalidInput(
    `batchReference is "${request.batchReference}": a batch of that reference exists already; choose another`,
  );
};

/** A repeat is judged by nothing: settings and clock have moved on, and what it did is recorded. */
const isDone = async ({ database, now }: Deps, { runKey }: PayoutRequest): Promise<boolean> => {
  const [before] = await database.read(readRunsBefore(runKey, now()));
  return before?.doneBy != null;
};

/** What only the database can tell of a payload. Whatever else is wrong here, the run finds again, and records. */
export const refuseBeforeWriting = async (deps: Deps, request: PayoutRequest): Promise<void> => {
  if (!request.dateTo && request.batchReference === undefined) return;
  try {
    if (await isDone(deps, request)) return;
    await refuseEmptyWindow(deps, request);
    await refuseTakenReference(deps, request);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
  }
};
