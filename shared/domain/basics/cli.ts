/** The terminal of ops as people type it, in the folder of this repository. */
export const CLI = 'infra/cli/payouts';
