/** What each function's code may weigh, by its construct: all of it is read before the first event is. */
export const BUNDLE_KILOBYTES_MAX: Readonly<Record<string, number>> = {
  Payout: 550,
  Approval: 950,
  Worker: 1900,
  Notice: 900,
  Ops: 1000,
  Migrate: 550,
  Console: 300,
};
