/** The item that a batch has of a commission, on the batch's screen. */
export const itemAddress = (batchId: string, commissionId: string): string =>
  `/batches/${batchId}?show=items&commission=${commissionId}`;
