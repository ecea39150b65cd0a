import type { Figure } from '../figure.ts';
import { median } from '../median.ts';
import { rowByRow } from './row-by-row.ts';
import type { Ledger, Measured } from './run-peers.ts';
import { undoRuns } from './undo-runs.ts';

/** What is computed for slower round trips, tried once with a millisecond that is really waited for: told beside what was computed. */
export const reallyWaiting = async (
  { company, beforeId }: Ledger,
  { milliseconds, roundTrips }: Measured,
): Promise<Pick<Figure, 'measure' | 'unit' | 'value'>> => {
  await undoRuns(company, beforeId);
  const begun = performance.now();
  await rowByRow(company, false, 1);
  const waited = performance.now() - begun;
  const computed = median(milliseconds['row by row'] ?? []) + roundTrips.plain;
  return {
    measure: 'row by row, 1 ms a round trip: waited ÷ computed',
    unit: 'times',
    value: waited / computed,
  };
};
