/** A row of the ledger. Approved, of associate 1, unless told otherwise; its amount as it is in the ledger now. */
export type OldCommission = {
  readonly id: number;
  readonly amount: string;
  readonly daysOld: number;
  readonly status?: 'pending' | 'approved' | 'paid' | 'cancelled';
  readonly beneficiary?: number;
};

/** Made with FOREIGN_KEY_CHECKS=0, as a restored dump leaves it: this associate is no user any more. */
const DELETED_BENEFICIARY = 99;

/** The ledger of a company that used the old script: ids below 23 were batched, the others never. */
export const OLD_COMMISSIONS: readonly OldCommission[] = [
  { id: 1, amount: '1000.10', daysOld: 61, status: 'paid' },
  { id: 2, amount: '275.50', daysOld: 61, status: 'paid', beneficiary: 2 },
  { id: 3, amount: '99.99', daysOld: 61, status: 'paid', beneficiary: 3 },
  { id: 4, amount: '500.00', daysOld: 61, status: 'paid' },
  { id: 5, amount: '700.00', daysOld: 61, status: 'paid', beneficiary: 2 },
  { id: 6, amount: '300.00', daysOld: 61, status: 'paid', beneficiary: 3 },
  { id: 7, amount: '120.00', daysOld: 6 },
  { id: 8, amount: '80.80', daysOld: 6, beneficiary: 2 },
  { id: 9, amount: '45.45', daysOld: 6, beneficiary: 3 },
  { id: 10, amount: '10.00', daysOld: 6 },
  { id: 11, amount: '640.00', daysOld: 50, beneficiary: 2 },
  { id: 12, amount: '330.30', daysOld: 50 },
  { id: 13, amount: '60.60', daysOld: 52, status: 'paid' },
  { id: 14, amount: '70.70', daysOld: 6, status: 'paid', beneficiary: 2 },
  { id: 15, amount: '88.00', daysOld: 58, beneficiary: 3 },
  { id: 16, amount: '410.00', daysOld: 36 },
  { id: 17, amount: '20.00', daysOld: 36, status: 'cancelled' },
  { id: 18, amount: '55.00', daysOld: 52, status: 'cancelled', beneficiary: 2 },
  { id: 19, amount: '140.00', daysOld: 6, beneficiary: 3 },
  { id: 20, amount: '-25.00', daysOld: 6 },
  { id: 21, amount: '35.00', daysOld: 59, beneficiary: 2 },
  { id: 22, amount: '5.05', daysOld: 52, beneficiary: 3 },
  { id: 30, amount: '900.00', daysOld: 1 },
  { id: 31, amount: '50.50', daysOld: 20 },
  { id: 32, amount: '60.60', daysOld: 60, beneficiary: 2 },
  { id: 33, amount: '70.70', daysOld: 200, beneficiary: 3 },
  { id: 34, amount: '80.80', daysOld: 800 },
  { id: 35, amount: '15.15', daysOld: 2, beneficiary: DELETED_BENEFICIARY },
  { id: 36, amount: '33.00', daysOld: 3, status: 'pending' },
  { id: 37, amount: '44.00', daysOld: 3, status: 'cancelled' },
  { id: 38, amount: '1111.11', daysOld: 90, status: 'paid', beneficiary: 2 },
];
