/** The company's own tables: they stay, whoever made them. */
const HOST_TABLES = ['users', 'mlm_commission_ledger', 'mlm_settings', 'mlm_notification_log'] as const;

/** A table of the old script, and a column of ours that stands there only in one that we made ourselves: what is added comes last. */
const OLD_SCRIPT_TABLES = {
  mlm_payout_batch_approvals: { column: 'content_hash', place: 6 },
  mlm_payout_batch_items: { column: 'item_no', place: 3 },
  mlm_payout_batches: { column: 'required_approvals_setting', place: 9 },
} as const;

const HOST: ReadonlySet<string> = new Set(HOST_TABLES);
const OLD_SCRIPT: ReadonlyMap<string, { readonly column: string; readonly place: number }> = new Map(
  Object.entries(OLD_SCRIPT_TABLES),
);

/** Tables that may have been there before us; those that refer to others first. */
export const FOUND_TABLES = { host: HOST, oldScript: OLD_SCRIPT };
