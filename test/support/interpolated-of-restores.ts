/** The same of the statements of restores: constants of the same file, and words that the code writes. */
export const INTERPOLATED_OF_RESTORES: Readonly<Record<string, readonly string[]>> = {
  'shared/sql/offers/restores.ts': ['lock'],
  'shared/sql/restores/restored-items.ts': [
    'LISTED',
    'GIVEN_AGAIN',
    "inLedgerOrder('i.live_commission_id IS NOT NULL')",
  ],
};
