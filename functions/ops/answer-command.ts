import type { ApproversChanged, ApproversListed } from '../../shared/events/approvers-command.ts';
import type { AuditAnswer } from '../../shared/events/audit-answer.ts';
import type { Diagnosis } from '../../shared/events/diagnosis.ts';
import type { NoteErased } from '../../shared/events/erase-note-command.ts';
import type { NightlyAnswer } from '../../shared/events/nightly-check.ts';
import type { OpsCommand, OpsCommandOf } from '../../shared/events/ops-command.ts';
import type { RestoreOffered } from '../../shared/events/restored-command.ts';
import type {
  SettingsChanged,
  SettingsHistory,
  SettingsState,
} from '../../shared/events/settings-command.ts';
import type { StatusAnswer } from '../../shared/events/status-answer.ts';
import { verifyAgainstKept } from '../../shared/procedures/audit/verify-against-kept.ts';
import { addEntitlement } from '../../shared/procedures/entitlements/add-entitlement.ts';
import { listEntitlements } from '../../shared/procedures/entitlements/list-entitlements.ts';
import { removeEntitlement } from '../../shared/procedures/entitlements/remove-entitlement.ts';
import { listWaiting } from '../../shared/procedures/offers/list-waiting.ts';
import { refusedText } from '../../shared/procedures/refused-text.ts';
import { getSettings } from '../../shared/procedures/settings/get-settings.ts';
import { setSettings } from '../../shared/procedures/settings/set-settings.ts';
import { settingsHistory } from '../../shared/procedures/settings/settings-history.ts';
import { eraseNote } from './audit/erase-note.ts';
import { asOpsFailure } from './call/as-ops-failure.ts';
import { opsAuthor } from './call/ops-author.ts';
import type { OpsDeps } from './call/ops-deps.ts';
import { diagnoseDatabase } from './doctor/diagnose-database.ts';
import { EVERYTHING } from './doctor/everything.ts';
import { INVARIANTS } from './doctor/invariants.ts';
import { checkNightly } from './nightly/check-nightly.ts';
import { offerRestore } from './restored/offer-restore.ts';
import { readStatus } from './status/read-status.ts';

/** Of the five minutes that the function has. */
const VERIFYING_MILLISECONDS = 180_000;

/** Whatever a command answers; the CLI prints it. */
export type OpsAnswer =
  | AuditAnswer
  | NightlyAnswer
  | NoteErased
  | Diagnosis
  | StatusAnswer
  | SettingsState
  | SettingsChanged
  | SettingsHistory
  | ApproversListed
  | ApproversChanged
  | RestoreOffered;

const listApprovers = async (deps: OpsDeps): Promise<ApproversListed> => ({
  ...(await listEntitlements(deps)),
  waiting: await listWaiting(deps.database, deps.now()),
});

const addAsAsked = (deps: OpsDeps, command: OpsCommandOf<'approvers.add'>): Promise<ApproversChanged> => {
  const { emergency = false, ...asked } = command.args;
  const asking = { author: opsAuthor(deps, command), reason: command.reason };
  return addEntitlement(deps, { ...asked, emergency }, asking);
};

const answer = (deps: OpsDeps, command: OpsCommand): Promise<OpsAnswer> => {
  switch (command.command) {
    case 'status':
      return readStatus(deps);
    case 'audit.verify':
      return verifyAgainstKept(deps, command.args, VERIFYING_MILLISECONDS);
    case 'nightly.check':
      return checkNightly(deps, command);
    case 'audit.erase-note':
      return eraseNote(deps, command);
    case 'doctor':
      return diagnoseDatabase(deps, command.args.invariants ? INVARIANTS : EVERYTHING);
    case 'settings.get':
      return getSettings(deps, command.args);
    case 'settings.set':
      return setSettings(deps, command.args, { author: opsAuthor(deps, command), reason: command.reason });
    case 'settings.history':
      return settingsHistory(deps, command.args);
    case 'approvers.list':
      return listApprovers(deps);
    case 'approvers.add':
      return addAsAsked(deps, command);
    case 'approvers.remove':
      return removeEntitlement(deps, command.args, { author: opsAuthor(deps, command) });
    case 'restored':
      return offerRestore(deps, command);
  }
};

/** One command to its answer. */
export const answerCommand = async (deps: OpsDeps, command: OpsCommand): Promise<OpsAnswer> => {
  try {
    return await answer(deps, command);
  } catch (error) {
    throw (
      refusedText(error, { ...command.args, reason: command.reason, actor: command.actor }) ??
      asOpsFailure(error)
    );
  }
};
