/** 2026-11-22T02:00:00+05:30, as PHP's DATE_ATOM writes it. */
const inIndia = (now: Date, daysOld: number): string =>
  new Date(now.getTime() - daysOld * 86_400_000 + 19_800_000).toISOString().replace(/\.\d+Z$/, '+05:30');

/** Every setting, written by the old script: times with an offset, an empty text and "null" where it had nothing. */
export const oldSettings = (now: Date): Readonly<Record<string, string | null>> => ({
  site_name: 'APS',
  payout_automation_enabled: '1',
  payout_automation_interval_hours: '',
  payout_automation_min_amount: 'null',
  payout_automation_max_items: null,
  payout_automation_required_approvals: '2',
  payout_automation_last_run: inIndia(now, 2),
  payout_automation_last_attempt: inIndia(now, 2),
  payout_automation_last_error: 'null',
  payout_automation_last_result:
    '{"success":true,"message":"Payout batch created","batch_id":9,"total_amount":90.800000000000004,"total_records":2,"required_approvals":1}',
  payout_automation_last_context:
    '{"filters":{"date_from":null,"date_to":null,"min_amount":0,"max_items":0,"required_approvals":2,"batch_reference":null},"interval_hours":24,"force":false,"dry_run":false}',
});
