/** An item as its batch's list has it. */
export type ListedItem = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly beneficiaryUserId: string;
  readonly amount: string;
  readonly dropped: boolean;
};

const LINE = /^(\d{1,10})\|(\d{1,20})\|(\d{1,20})\|(-?\d{1,13}\.\d{2})\|([01])$/;

/** Throws where the line is none: nothing is guessed of what is to be held. */
export const listedItem = (line: string): ListedItem => {
  const [, itemNo = '', commissionId = '', beneficiaryUserId = '', amount = '', dropped] =
    LINE.exec(line) ?? [];
  if (dropped === undefined)
    throw new RangeError(
      `a batch's list has the line "${line}": expected itemNo|commissionId|userId|amount|dropped`,
    );
  return { itemNo: Number(itemNo), commissionId, beneficiaryUserId, amount, dropped: dropped === '1' };
};
