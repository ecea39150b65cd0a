import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import { TOO_FEW_REMEDY, tooFewApprovers } from '../../../shared/domain/batches/too-few-approvers.ts';
import type { SkipReason } from '../../../shared/domain/runs/plan-run.ts';
import type { CreatedResult, RecordedResult, SkippedResult } from '../../../shared/events/payout-result.ts';
import { dueFact } from './due-fact.ts';
import { inFlagWords } from './in-flag-words.ts';
import { leftOutLines } from './left-out-lines.ts';
import { facts, windowText } from './wording.ts';

/** An earlier version did not say. */
const mayApproveFact = ({ mayApprove }: CreatedResult): Readonly<Record<string, string>> =>
  mayApprove
    ? { 'May approve': `${formatCount(mayApprove.count)} of ${counted(mayApprove.of, 'approver')}` }
    : {};

const tooFewLines = ({ mayApprove }: CreatedResult): string[] => {
  const tooFew = mayApprove && tooFewApprovers(mayApprove);
  return tooFew ? [`WARNING: ${tooFew}`, `  ${TOO_FEW_REMEDY}`] : [];
};

const unattestedLines = ({ unattested }: CreatedResult): string[] =>
  unattested
    ? [
        'WARNING: the bucket of what is kept outside of the database could not be read, so nobody looked whether this database',
        "  was restored from a backup. No payment begins before it can be: look at the payout function's log for why.",
      ]
    : [];

const createdLines = (result: CreatedResult): string[] => [
  `Created batch ${result.batchId}, reference ${result.batchReference}. It awaits approval; nothing is paid yet.`,
  ...facts({
    Batch: result.batchId,
    Reference: result.batchReference,
    Records: formatCount(result.totalRecords),
    Total: formatRupees(result.totalAmount),
    ...dueFact(result),
    'Required approvals': String(result.requiredApprovals),
    ...mayApproveFact(result),
    Window: windowText(result.window),
    'Run key': result.runKey,
  }),
  ...tooFewLines(result),
  ...unattestedLines(result),
  ...leftOutLines(result),
];

/** Empty where the skip's own message says it. */
const WHAT_TO_DO: Readonly<Record<SkipReason, string>> = {
  disabled: '',
  interval: '',
  nothing_eligible:
    'Approve commissions, or widen the window: an earlier --date-from, or a larger --lookback-days (0 has no bound).',
  below_minimum:
    'Give a lower --min-amount, widen the window with --lookback-days (0 has no bound), or approve more commissions.',
};

/** Whoever gave a key may give another; a schedule's is made of its name and time. */
const keyLine = (runKey: string): string =>
  runKey.startsWith('schedule/')
    ? `The skip is recorded under run key ${runKey}.`
    : `The skip is recorded under run key ${runKey}: to run anew, leave --run-key out.`;

const skippedLines = (result: SkippedResult): string[] => [
  `Skipped (${result.reason}): no batch was made. ${inFlagWords(result.message)}`,
  ...(WHAT_TO_DO[result.reason] ? [`What to do: ${WHAT_TO_DO[result.reason]}`] : []),
  keyLine(result.runKey),
  ...leftOutLines(result),
];

/** What a run did, once and for all. */
export const recordedLines = (result: RecordedResult): string[] =>
  result.outcome === 'created' ? createdLines(result) : skippedLines(result);
