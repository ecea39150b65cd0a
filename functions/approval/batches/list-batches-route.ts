import * as z from 'zod';
import { BATCH_STATUSES } from '../../../shared/domain/batches/batch.ts';
import { firstSecondAfter, firstSecondOf } from '../../../shared/domain/runs/commission-window.ts';
import type { WindowEnd } from '../../../shared/domain/runs/payout-request.ts';
import { parsePayoutSettings } from '../../../shared/domain/settings/payout-settings.ts';
import { Cursor, freeText, pageLimit } from '../../../shared/events/api-values.ts';
import { BatchPage } from '../../../shared/events/batch-body.ts';
import { WindowEndText } from '../../../shared/events/payout-payload.ts';
import { type BatchFilter, readBatches } from '../../../shared/sql/batches/batch-rows.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { placeOf } from '../http/cursor.ts';
import { Nothing } from '../http/nothing.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { describeSummary } from './describe-batch.ts';

/** Above every id. */
const NEWEST = '18446744073709551615';

const statusError = `expected one of ${BATCH_STATUSES.join(', ')}`;
const referenceError = 'expected how a batch reference begins, in 1 to 40 letters, digits, ".", "_" or "-"';

const Query = z.strictObject({
  status: z.enum(BATCH_STATUSES, { error: statusError }).optional(),
  /** Made in this time; a bare date is that whole day in the business time zone. */
  from: WindowEndText.optional(),
  to: WindowEndText.optional(),
  reference: z
    .string()
    .regex(/^[\w.-]{1,40}$/, { error: referenceError })
    .optional(),
  /** Of its payment at the bank, whole. */
  paymentReference: freeText(1, 100, 'the reference of a payment').optional(),
  cursor: Cursor,
  limit: pageLimit(100),
});

type Ends = { readonly from?: WindowEnd | undefined; readonly to?: WindowEnd | undefined };

/** Only bare dates need the business time zone, and so a look at the settings. */
const secondsOf = async ({ database }: ApiDeps, { from, to }: Ends) => {
  const zoned = from?.kind === 'day' || to?.kind === 'day';
  const timezone = zoned ? parsePayoutSettings(await database.read(readPayoutSettings())).timezone : 'UTC';
  return {
    fromSeconds: from ? firstSecondOf(from, timezone) : null,
    toSeconds: to ? firstSecondAfter(to, timezone) : null,
  };
};

export const listBatchesRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches',
  operationId: 'listBatches',
  summary: 'Batches, newest first',
  role: 'viewer',
  params: Nothing,
  query: Query,
  answers: { 200: { description: 'A page of batches', schema: BatchPage } },
  problems: ['settings-invalid'],
  handle: async (deps, { query: { status, from, to, reference, paymentReference, cursor, limit } }) => {
    const ends = await secondsOf(deps, { from, to });
    const filter: BatchFilter = {
      status: status ?? null,
      reference: reference ?? null,
      paymentReference: paymentReference ?? null,
      ...ends,
    };
    const rows = await deps.database.read(readBatches(filter, placeOf(filter, cursor, NEWEST), limit + 1));
    const body = pageOf(rows, limit, filter, {
      placeOf: ({ batchId }) => batchId,
      describe: describeSummary,
    });
    return { status: 200, body };
  },
});
