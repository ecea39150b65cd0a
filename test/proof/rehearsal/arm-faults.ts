import type { FaultKind, Faults } from '../../../infra/local/data-api/faults/faults.ts';
import type { Random } from '../random.ts';

const KINDS: readonly FaultKind[] = [
  'reply_lost_before',
  'reply_lost_after',
  'resuming',
  'service_unavailable',
  'database_unavailable',
  'statement_timeout',
  'deadlock',
  'lock_wait_timeout',
  'transaction_expired',
];

const ONE_IN = 100;

/** Of the next `calls` calls one in a hundred fails, in a way drawn by chance. Answers which. */
export const armFaults = (faults: Pick<Faults, 'add'>, random: Random, calls: number): readonly number[] => {
  const armed: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    if (random(ONE_IN) > 0) continue;
    faults.add({ kind: KINDS[random(KINDS.length)] ?? 'deadlock', skip: call, times: 1 });
    armed.push(call);
  }
  return armed;
};
