import { KEPT_TO_UNDO_MILLISECONDS } from '../../../functions/payout/guards/kept-to-undo.ts';

/** From a run of so many commissions that took so long: its pace, and how many Lambda's time would be enough for. */
export const largestBatch = (
  commissions: number,
  milliseconds: number,
  timeoutSeconds: number,
): { readonly rowsPerSecond: number; readonly commissionsMax: number } => {
  const rowsPerSecond = commissions / (milliseconds / 1_000);
  const usableSeconds = timeoutSeconds - KEPT_TO_UNDO_MILLISECONDS / 1_000;
  return { rowsPerSecond, commissionsMax: Math.floor(rowsPerSecond * usableSeconds) };
};
