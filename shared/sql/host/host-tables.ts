/** The tables that are not ours, or were not at first. */
export const HOST_TABLES = `'users', 'mlm_commission_ledger', 'mlm_settings', 'mlm_notification_log', 'mlm_payout_batches', 'mlm_payout_batch_items', 'mlm_payout_batch_approvals'`;
