/** Why there is no file of a batch while it is settled: what moves on while it is read would be in no state at all. */
export const notAtRest = (batchReference: string): string =>
  `Batch ${batchReference} is being settled in the background: ask for the file once that is over, so that it shows one state.`;
