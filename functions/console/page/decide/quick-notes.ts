/** What a rejection most often says, as the page that this one replaces had them. */
export const QUICK_NOTES = [
  'The amounts do not match the statement.',
  'A person in it should not be paid now.',
  'Commissions are missing, or are in it twice.',
  'Please check the largest payments first.',
] as const;
