import type { SETTING_SHAPES } from '../../../../shared/domain/settings/setting-shapes.ts';

/** What each setting is for, to whoever changes it here; the API's words are for whoever writes it as text. */
const MEANINGS: Readonly<Record<keyof typeof SETTING_SHAPES, string>> = {
  enabled: 'On lets the schedule, and runs by hand that are not forced, make batches.',
  interval_hours: 'A run that comes sooner after the one before makes no batch, unless it is forced.',
  lookback_days:
    'A run takes commissions that are no older than this, unless it is asked for a first day of its own.',
  min_amount: 'As long as what a run finds comes to less, it makes no batch.',
  max_items: 'A run takes the oldest first, and leaves what is beyond to the next one.',
  timezone: 'All dates and times here, the references of batches and the hour of the digest are in it.',
  required_approvals: 'So many different people must approve a new batch before it can be paid.',
  approval_tiers: 'From which total on more people must approve. No run can ask for fewer.',
  pending_expiry_hours: 'A batch that still awaits approval after this time is cancelled by itself.',
  payer_may_approve:
    'On lets whoever approved a batch also pay or cancel it, in a team too small for more. Each batch keeps what held when it was made.',
  reminder_hours: 'How often approvers are reminded of a batch that awaits them.',
  digest_hour: 'When the daily digest goes out, in the business time zone.',
  keep_answers_days: 'A request that a program sends again within this time is answered as the first time.',
  keep_runs_days:
    'Runs that were skipped or failed leave the history after this time, but never sooner than after 30 days; the audit trail tells of them still.',
  keep_notices_days: 'What a notice said goes this long after it was sent; that it was sent stays on record.',
};

type Described = { readonly key: string; readonly meaning: string };

/** What a setting is for; of one that only a later version knows, as the API says it. */
export const settingMeaning = ({ key, meaning }: Described): string =>
  new Map<string, string>(Object.entries(MEANINGS)).get(key) ?? meaning;
