import type { ApproverList, ApproversChanged } from '../../shared/events/approvers-command.ts';
import type { AuditAnswer } from '../../shared/events/audit-answer.ts';
import type { Diagnosis } from '../../shared/events/diagnosis.ts';
import type { OpsCommand } from '../../shared/events/ops-command.ts';
import type {
  SettingsChanged,
  SettingsHistory,
  SettingsState,
} from '../../shared/events/settings-command.ts';
import type { StatusAnswer } from '../../shared/events/status-answer.ts';
import { verifyAudit } from '../../shared/procedures/audit/verify-audit.ts';
import { getSettings } from '../../shared/procedures/settings/get-settings.ts';
import { setSettings } from '../../shared/procedures/settings/set-settings.ts';
import { settingsHistory } from '../../shared/procedures/settings/settings-history.ts';
import { addApprover } from './approvers/add-approver.ts';
import { listApprovers } from './approvers/list-approvers.ts';
import { removeApprover } from './approvers/remove-approver.ts';
import { asOpsFailure } from './call/as-ops-failure.ts';
import { opsAuthor } from './call/ops-author.ts';
import type { OpsDeps } from './call/ops-deps.ts';
import { diagnoseDatabase } from './doctor/diagnose-database.ts';
import { EVERYTHING } from './doctor/everything.ts';
import { INVARIANTS } from './doctor/invariants.ts';
import { readStatus } from './status/read-status.ts';

/** Of the five minutes that the function has. */
const VERIFYING_MILLISECONDS = 180_000;

/** Whatever a command answers; the CLI prints it. */
export type OpsAnswer =
  | AuditAnswer
  | Diagnosis
  | StatusAnswer
  | SettingsState
  | SettingsChanged
  | SettingsHistory
  | ApproverList
  | ApproversChanged;

const answer = (deps: OpsDeps, command: OpsCommand): Promise<OpsAnswer> => {
  switch (command.command) {
    case 'status':
      return readStatus(deps);
    case 'audit.verify':
      return verifyAudit(deps, command.args, VERIFYING_MILLISECONDS);
    case 'doctor':
      return diagnoseDatabase(deps, command.args.invariants ? INVARIANTS : EVERYTHING);
    case 'settings.get':
      return getSettings(deps, command.args);
    case 'settings.set':
      return setSettings(deps, command.args, opsAuthor(deps, command));
    case 'settings.history':
      return settingsHistory(deps, command.args);
    case 'approvers.list':
      return listApprovers(deps);
    case 'approvers.add':
      return addApprover(deps, command);
    case 'approvers.remove':
      return removeApprover(deps, command);
  }
};

/** One command to its answer. */
export const answerCommand = async (deps: OpsDeps, command: OpsCommand): Promise<OpsAnswer> => {
  try {
    return await answer(deps, command);
  } catch (error) {
    throw asOpsFailure(error);
  }
};
