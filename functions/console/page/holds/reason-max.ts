/** How many characters of a reason the API keeps with a hold. */
export const REASON_MAX = 500;
