import { hasRole } from '../approvers/has-role.ts';
import type { Batch } from './batch.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from './duty-refusal.ts';
import { isAsSealed } from './seal.ts';
import { settlesInline } from './settles-inline.ts';
import { approves, type Vote } from './vote.ts';

export type DisbursementFacts = DutyFacts & {
  /** Whether its items are still what its hash says (holds-content). */
  readonly contentHolds: boolean;
  /** Of items that cannot be paid as they were approved; as many as a request may name, and one more. */
  readonly driftedItemNos: readonly number[];
};

export type DisbursementRefusal =
  | 'not-entitled'
  | 'settling'
  | 'not-processing'
  | DutyRefusal
  | 'stale-content'
  | 'invalid-input'
  | 'drifted';

export type DisbursementDecision =
  | { readonly kind: 'refused'; readonly because: Exclude<DisbursementRefusal, 'drifted'> }
  /** The items of the drift that the request leaves to be paid. */
  | { readonly kind: 'refused'; readonly because: 'drifted'; readonly unnamedItemNos: readonly number[] }
  | { readonly kind: 'paid' | 'settling' };

/**
 * That it is `processing` releases no money by itself: the old page, or SQL, can write that. People must have approved this
 * very content, one of them at least whatever the row asks for, and what they were entitled to since is no matter.
 */
export const isApproved = (batch: Batch, votes: readonly Vote[]): boolean =>
  votes.filter((vote) => approves(vote, batch)).length >= Math.max(1, batch.requiredApprovals);

const stateRefusal = ({
  batch,
  seal,
  votes,
  contentHolds,
}: DisbursementFacts): 'settling' | 'not-processing' | 'stale-content' | undefined => {
  if (batch.status !== 'processing' || !isApproved(batch, votes)) return 'not-processing';
  if (batch.settlingSince) return 'settling';
  return contentHolds && isAsSealed(batch, seal) ? undefined : 'stale-content';
};

/** Decides a payment; the statement that pays has the last word on drift. */
export const decideDisbursement = (
  failedItemNos: readonly number[],
  facts: DisbursementFacts,
): DisbursementDecision => {
  const { caller, batch, driftedItemNos } = facts;
  if (!hasRole(caller, 'finance')) return { kind: 'refused', because: 'not-entitled' };
  const because = stateRefusal(facts) ?? dutyRefusal(facts);
  if (because) return { kind: 'refused', because };
  if (failedItemNos.some((itemNo) => itemNo < 1 || itemNo > batch.totalRecords)) {
    return { kind: 'refused', because: 'invalid-input' };
  }
  const failed = new Set(failedItemNos);
  const unnamedItemNos = driftedItemNos.filter((itemNo) => !failed.has(itemNo));
  if (unnamedItemNos.length > 0) return { kind: 'refused', because: 'drifted', unnamedItemNos };
  return { kind: settlesInline(batch.totalRecords) ? 'paid' : 'settling' };
};
