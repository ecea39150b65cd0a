import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../../infra/local/data-api/faults/faults.ts';
import type { PayoutStack } from './payout-stack.ts';

/** Long enough that no clock's grain hides it. */
const MILLISECONDS = 300;

/** Holds the call up, before it is executed or, with `after`, before it is answered; tells when the wait was over. */
export const heldUp = (
  { stack }: Pick<PayoutStack, 'stack'>,
  call: Pick<Fault, 'sql' | 'operation' | 'skip' | 'after'>,
): (() => number) => {
  let over = Number.NaN;
  const act = async () => {
    await setTimeout(MILLISECONDS);
    over = Date.now();
  };
  stack.dataApi.faults.add({ ...call, kind: 'meanwhile', act });
  return () => over;
};
