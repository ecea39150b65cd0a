import type { AuditAnswer } from '../../shared/events/audit-answer.ts';
import type { OpsCommand } from '../../shared/events/ops-command.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { verifyAudit } from './audit/verify-audit.ts';
import { type Diagnosis, diagnoseDatabase } from './doctor/diagnose-database.ts';

/** Whatever a command answers; the CLI prints it. */
export type OpsAnswer = AuditAnswer | Diagnosis;

/** One command to its answer. */
export const answerCommand = (deps: Deps, asked: OpsCommand): Promise<OpsAnswer> => {
  switch (asked.command) {
    case 'audit.verify':
      return verifyAudit(deps, asked.args);
    case 'doctor':
      return diagnoseDatabase(deps);
  }
};
