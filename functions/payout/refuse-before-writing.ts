import { commissionWindow } from '../../shared/domain/commission-window.ts';
import { InvalidInput } from '../../shared/domain/failures.ts';
import type { PayoutRequest } from '../../shared/domain/payout-request.ts';
import { parsePayoutSettings } from '../../shared/domain/payout-settings.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { readRunKeyOfReference } from '../../shared/sql/batches.ts';
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

/** What only the database can tell of a payload. Whatever else is wrong here, the run finds again, and records. */
export const refuseBeforeWriting = async (deps: Deps, request: PayoutRequest): Promise<void> => {
  try {
    await refuseEmptyWindow(deps, request);
    await refuseTakenReference(deps, request);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
  }
};
