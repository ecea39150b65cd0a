import type { AuditAnswer } from '../../shared/events/audit-answer.ts';
import type { OpsCommand } from '../../shared/events/ops-command.ts';
import type { StatusAnswer } from '../../shared/events/status-answer.ts';
import { verifyAudit } from './audit/verify-audit.ts';
import { type Diagnosis, diagnoseDatabase } from './doctor/diagnose-database.ts';
import type { OpsDeps } from './ops-deps.ts';
import { readStatus } from './status/read-status.ts';

/** Whatever a command answers; the CLI prints it. */
export type OpsAnswer = AuditAnswer | Diagnosis | StatusAnswer;

/** One command to its answer. */
export const answerCommand = (deps: OpsDeps, asked: OpsCommand): Promise<OpsAnswer> => {
  switch (asked.command) {
    case 'audit.verify':
      return verifyAudit(deps, asked.args);
    case 'doctor':
      return diagnoseDatabase(deps);
    case 'status':
      return readStatus(deps);
  }
};
