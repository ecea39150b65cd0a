/** The audit stream of a batch; settings, runs and approvers have one each. */
export const batchStream = (batchId: string): string => `batch-${batchId}`;
