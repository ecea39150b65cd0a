/** What becomes of what was not paid: most of it is free, and nobody is promised that all of it is. */
export const WHAT_FOLLOWS =
  'The next run takes what was not paid, as far as it is still approved and not on hold: what failed for the second time is on hold until finance looks at it.';
