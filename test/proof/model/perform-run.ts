import type { Answer } from '../../support/payout-stack.ts';
import { until } from '../../support/until.ts';
import type { Action, Run } from './action.ts';
import type { Clients, Seen } from './clients.ts';

const HOUR = 3_600_000;

/** A result in the model's words; `#42` stands for the batch of that id until its number is known. */
export const resultLine = (result: Answer): string => {
  const { outcome, errorType, batchId, totalRecords, totalAmount, mayApprove, reason } = result;
  if (outcome === 'created') {
    const { count, of, needed } = mayApprove;
    return `created batch #${batchId}: ${totalRecords} items, ${totalAmount}, needs ${needed}, ${count} of ${of} may approve`;
  }
  if (outcome === 'skipped') return `skipped: ${reason}`;
  if (outcome === 'already_recorded') return `already recorded: ${resultLine(result['recorded'])}`;
  return `refused: ${errorType ?? JSON.stringify(result)}`;
};

const limitsOf = ({ force, maxItems, requiredApprovals }: Omit<Run, 'kind' | 'via' | 'key' | 'slot'>) => ({
  ...(force && { force }),
  ...(maxItems > 0 && { maxItems }),
  ...(requiredApprovals !== null && { requiredApprovals }),
});

/** By the API: whoever asks is told that it was asked for, then waits until it is over. */
const askFor = async (
  { company, as }: Clients,
  { hear }: Seen,
  run: Run,
  who: 'asha' | 'om',
): Promise<string> => {
  const { key: runKey } = run;
  const answer = await as[who].post('/api/runs', { ...limitsOf(run), runKey });
  hear({ by: 'request', alone: false, runKey, answer });
  const { status, body } = answer;
  if (status !== 202) return `refused: ${body.type ?? status}`;
  const over = await until(async () => {
    const [row] = await company.sql(
      `SELECT result, error_type AS errorType FROM mlm_payout_runs WHERE run_key = ? AND finished_at IS NOT NULL`,
      [run.key],
    );
    return row;
  });
  if (over['errorType']) return `refused: ${over['errorType']}`;
  const result: Answer = JSON.parse(String(over['result']));
  hear({ by: 'run', alone: false, runKey, answer: result, metrics: {} });
  return resultLine(result);
};

const triggerOf = ({ slot, key }: Run, startedAt: Date) => {
  if (slot === null) return { runKey: key };
  const at = new Date(Math.floor(startedAt.getTime() / 1000) * 1000 - slot * HOUR);
  const scheduledTime = at.toISOString().replace('.000Z', 'Z');
  return { trigger: 'schedule', scheduleName: 'daily', scheduledTime };
};

/** A real run, as its own function or the API answers it. */
export const performRun = async (clients: Clients, seen: Seen, run: Run): Promise<string> => {
  if (run.via !== 'invoke') return askFor(clients, seen, run, run.via);
  const trigger = triggerOf(run, seen.startedAt);
  const answer = await clients.company.invoke({ ...limitsOf(run), ...trigger });
  const runKey =
    'runKey' in trigger ? trigger.runKey : `schedule/${trigger.scheduleName}/${trigger.scheduledTime}`;
  seen.hear({ by: 'run', alone: false, runKey, answer, metrics: {} });
  return resultLine(answer);
};

/** It changes nothing, whoever asks. */
export const performDryRun = async (
  { as }: Clients,
  run: Extract<Action, { kind: 'dry run' }>,
): Promise<string> => {
  const { status, body } = await as.om.post('/api/runs', { ...limitsOf(run), dryRun: true });
  if (status !== 200) return `refused: ${body.type ?? status}`;
  const { wouldSkipBecause, eligible, excluded } = body;
  const would = wouldSkipBecause ? `would skip: ${wouldSkipBecause}` : 'would run';
  const left = (why: string): number =>
    excluded.find(({ reason }: { reason: string }) => reason === why)?.count ?? 0;
  const keptOut = `${left('on_hold')} on hold, ${left('payment_failed')} failed twice`;
  return `${would}, ${eligible.count} of ${eligible.amount}, ${keptOut}`;
};
