import type { Transaction } from '../../../shared/aws/transaction.ts';
import { type AuditDetail, canonicalJson } from '../../../shared/domain/audit/audit-event.ts';
import { batchStream } from '../../../shared/domain/audit/streams.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { isoInZone } from '../../../shared/domain/basics/zoned-time.ts';
import { batchCreatedNotice } from '../../../shared/domain/notices/batch-created-notice.ts';
import type { CreatedResult } from '../../../shared/events/payout-result.ts';
import { beginStream } from '../../../shared/procedures/audit/append-event.ts';
import { createdResult, type MadeBatch } from '../../../shared/procedures/runs/describe-result.ts';
import { runActor, runContext } from '../../../shared/procedures/runs/run-context.ts';
import { insertNotice } from '../../../shared/sql/notices/notification-log.ts';
import { upsertSettings } from '../../../shared/sql/settings/settings.ts';
import type { OpenRun } from '../runs/open-run.ts';
import { recordOutsideChange } from './record-outside-change.ts';

/** last_result, in the keys of the script this replaces; the amount as text, because its JSON number was inexact. */
const lastResult = (batch: MadeBatch): string =>
  canonicalJson({
    success: true,
    message: `Payout batch ${batch.batchReference} created.`,
    batch_id: batch.batchId,
    batch_reference: batch.batchReference,
    total_amount: decimalFrom(batch.totalAmount),
    total_records: batch.totalRecords,
    required_approvals: batch.requiredApprovals,
  });

/** Why the batch needs as many; absent where no tier is reached. The sum, where it is not the batch's own total. */
const tierDetail = ({ tier, tierAmount }: MadeBatch): AuditDetail => ({
  ...(tier && { tier: { from: decimalFrom(tier.from), approvals: tier.approvals } }),
  ...(tierAmount !== undefined && { tierAmount: decimalFrom(tierAmount) }),
});

/** What this event seals beside the result (domain/batches/parse-seal): the terms that the content hash holds. */
const sealDetail = ({ terms }: MadeBatch): AuditDetail => ({
  hashRule: 2,
  madeAt: terms.madeAt.toISOString(),
  requestedByUserId: terms.requestedByUserId,
  expiresAt: terms.expiresAt?.toISOString() ?? null,
  payerMayApprove: terms.payerMayApprove,
});

/** Settings, audit event and notice, in the order of the locks. */
export const recordBatch = async (
  transaction: Transaction,
  { request, attempt, facts, settings, plan, at }: OpenRun,
  batch: MadeBatch,
): Promise<CreatedResult> => {
  const made = createdResult(request.runKey, plan, batch);
  const unattested: { readonly unattested?: true } = attempt.unattested ? { unattested: true } : {};
  const requiredApprovalsSetting = settings.required_approvals;
  const { mayApprove, paidApprovers } = batch;
  const approvals = { requiredApprovalsSetting, mayApprove, paidApprovers };
  const localTime = isoInZone(at, settings.timezone);
  await transaction.write(
    upsertSettings(
      {
        last_run: localTime,
        last_attempt: localTime,
        last_context: runContext(request),
        last_result: lastResult(batch),
        last_error: null,
      },
      facts.settings.rows,
    ),
  );
  await beginStream(transaction, {
    stream: batchStream(batch.batchId),
    actor: runActor(request, facts),
    action: 'batch_created',
    detail: { ...made, ...unattested, ...approvals, ...tierDetail(batch), ...sealDetail(batch) },
    occurredAt: at,
  });
  await recordOutsideChange(transaction, facts.settings, at);
  await transaction.write(insertNotice(batchCreatedNotice({ ...batch, requiredApprovalsSetting }, at), at));
  return { ...made, ...unattested };
};
