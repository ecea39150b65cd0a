/** The audit stream of all entitlements. */
export const APPROVERS_STREAM = 'approvers';
