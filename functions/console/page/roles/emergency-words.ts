/** What an emergency is, before anything else is said of it. */
export const EMERGENCY = 'Emergency: somebody becomes an admin, and no admin has to confirm it';
