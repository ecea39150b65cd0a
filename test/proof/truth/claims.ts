import type { Answer } from '../../support/payout-stack.ts';
import { actionClaim, workerClaim } from './batch-claims.ts';
import { type Claim, type Fact, fact, type Rule } from './claim.ts';
import type { SeenEvent } from './look.ts';
import { requestClaim, runClaim } from './run-claims.ts';
import type { Said } from './said.ts';

const SETTING = 'SELECT setting_value AS text FROM mlm_settings WHERE setting_key = ?';
const ACTIVE = 'SELECT MAX(active) AS active FROM mlm_payout_approvers WHERE user_id = ?';
const SENT = `SELECT COUNT(*) >= ? AS sent FROM mlm_notification_log WHERE notice_key IS NOT NULL AND status = 'sent'`;

/** Of a command: what it is called that somebody asked for what cannot be. */
const isRefusal = (errorType: string | undefined): boolean =>
  ['InvalidInput', 'SettingsInvalid', '/problems/invalid-input', '/problems/settings-invalid'].includes(
    errorType ?? '',
  );

/** Else it is Lambda that tells of a function that died. */
const isOurs = (errorType = ''): boolean => /^(?:\/problems\/|Database|Schema|Error$)/.test(errorType);

const command = (answer: Answer, facts: readonly Fact[], event: SeenEvent): Claim => {
  const { outcome, errorType, errorMessage: words = '' } = answer;
  if (outcome === 'unchanged') return { kind: 'unchanged', facts };
  if (outcome) return { kind: 'done', facts, event };
  return isRefusal(errorType)
    ? { kind: 'unchanged', facts: [] }
    : { kind: 'open', words: isOurs(errorType) ? words : '', facts: [] };
};

const settings: Rule<'settings'> = ({ asked, actor, answer }) =>
  command(
    answer,
    Object.entries(asked).map(([name, text]) =>
      fact('the setting is that', SETTING, [`payout_automation_${name}`], { text }),
    ),
    { stream: 'settings', actor, action: 'settings_changed' },
  );

const approvers: Rule<'approvers'> = ({ change, userId, actor, answer }) =>
  command(answer, [fact('so entitled', ACTIVE, [userId], { active: change === 'add' ? 1 : 0 })], {
    stream: 'approvers',
    actor,
    action: `approver_${answer.outcome}`,
  });

const OPEN_HOLDS =
  'SELECT COUNT(*) AS held FROM mlm_payout_holds WHERE id = ? AND (open_key IS NOT NULL) = ?';

/** Of a hold that is set, lifted, or tried again. */
const hold: Rule<'hold'> = ({ event, userId, answer: { status, body } }) => {
  if (status >= 500) return { kind: 'open', words: String(body.detail ?? ''), facts: [] };
  if (status >= 400) return { kind: 'unchanged', facts: [] };
  const open = event === 'hold_set' ? 1 : 0;
  const facts = [fact('it stands as told', OPEN_HOLDS, [body['hold'].holdId, open], { held: 1 })];
  if (body.outcome === 'already_recorded') return { kind: 'unchanged', facts };
  return { kind: 'done', facts, event: { stream: 'holds', actor: `user ${userId}`, action: event } };
};

const sweep: Rule<'sweep'> = ({ answer: { errorType, errorMessage: words = '', sent } }) =>
  errorType
    ? { kind: 'open', words, facts: [], inSteps: true }
    : { kind: 'done', facts: [fact('so many were sent', SENT, [sent], { sent: 1 })] };

const migrate: Rule<'migrate'> = ({ answer }) => {
  const { errorType, errorMessage: words = '', applied = [], adopted } = answer;
  if (errorType) return { kind: 'open', words, facts: [], inSteps: true };
  const names = `SELECT COUNT(*) AS applied FROM mlm_payout_migrations WHERE FIND_IN_SET(name, ?)`;
  const facts = [fact('applied', names, [applied.join(',')], { applied: applied.length })];
  return { kind: 'counted', facts, adoptedBatches: adopted.batches, numberedItems: adopted.items };
};

const RULES: { readonly [By in Said['by']]: Rule<By> } = {
  action: actionClaim,
  settings,
  approvers,
  run: runClaim,
  request: requestClaim,
  worker: workerClaim,
  hold,
  sweep,
  migrate,
};

/** Read out of the answer alone, by rules of its own: nothing of what is under test is asked what it meant. */
export const claimOf = (said: Said): Claim => (RULES[said.by] as (said: Said) => Claim)(said);
