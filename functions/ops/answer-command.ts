import type { Diagnosis } from '../../shared/events/diagnosis.ts';
import type { OpsCommand } from '../../shared/events/ops-command.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { diagnoseDatabase } from './doctor/diagnose-database.ts';

/** Whatever a command answers; the CLI prints it. */
export type OpsAnswer = Diagnosis;

/** One command to its answer. */
export const answerCommand = (deps: Deps, { command }: OpsCommand): Promise<OpsAnswer> => {
  switch (command) {
    case 'doctor':
      return diagnoseDatabase(deps);
  }
};
