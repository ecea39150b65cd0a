import type { Approver } from '../approvers/approver.ts';
import type { Batch } from './batch.ts';
import { isExpired } from './is-expired.ts';

export type InvolvementRefusal =
  | 'approver-too-new'
  | 'own-batch'
  | 'beneficiary-conflict'
  | 'drifted'
  | 'not-pending';

type Involved = {
  readonly caller: Pick<Approver, 'userId' | 'activeSince'>;
  readonly batch: Batch;
  readonly standing: { readonly driftCount: number; readonly paysCaller: boolean };
  readonly at: Date;
};

/** What only stops an approval: whoever is involved, or late, may still say no. */
export const involvementRefusal = ({
  caller,
  batch,
  standing,
  at,
}: Involved): InvolvementRefusal | undefined => {
  // Whoever can add approvers could else bring their own to a batch they have seen.
  if (caller.activeSince >= batch.madeAt) return 'approver-too-new';
  if (caller.userId === batch.requestedByUserId) return 'own-batch';
  if (standing.paysCaller) return 'beneficiary-conflict';
  if (standing.driftCount > 0) return 'drifted';
  // The sweep that cancels it may be late, or not run at all.
  return isExpired(batch, at) ? 'not-pending' : undefined;
};
