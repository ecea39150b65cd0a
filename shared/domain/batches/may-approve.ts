/** How many people may approve a batch, of how many approvers, and how many have to: as it was when it was made. */
export type MayApprove = {
  readonly count: number;
  /** Approvers since before it was made, whoever of them it pays, or asked for it. */
  readonly of: number;
  readonly needed: number;
};

/** A person who was an approver before the batch was made. */
export type EntitledApprover = {
  readonly userId: string;
  /** By this batch. */
  readonly paid: boolean;
};

/** Counted once, with what it holds: who asked for a batch, or is paid by it, has no say in it. */
export const mayApproveOf = (
  approvers: readonly EntitledApprover[],
  requestedByUserId: string | null,
  needed: number,
): MayApprove => {
  const may = approvers.filter(({ userId, paid }) => !paid && userId !== requestedByUserId);
  return { count: may.length, of: approvers.length, needed };
};
