import { engine } from '../engine.ts';
import type { HostDeviation } from './host-deviation.ts';
import { LEDGER_DEVIATIONS } from './ledger-deviations.ts';
import { OTHER_DEVIATIONS } from './other-deviations.ts';
import { PHASE_FIVE_DEVIATIONS } from './phase-five-deviations.ts';

/** What this server knows. */
const here = (all: readonly HostDeviation[]): readonly HostDeviation[] =>
  all.filter(({ only }) => only === undefined || only === engine.name);

/** Of the company's own tables. */
export const HOST_DEVIATIONS = here([...LEDGER_DEVIATIONS, ...OTHER_DEVIATIONS]);

/** Of those and the old script's. */
export const OLD_DEVIATIONS = here(PHASE_FIVE_DEVIATIONS);
