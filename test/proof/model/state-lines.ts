import {
  type Batch,
  type Commission,
  type Item,
  isOfContent,
  type Person,
  rupees,
  type State,
} from './model-state.ts';

const commissionLine = ({ id, amount, beneficiary, status, batch, due }: Commission): string =>
  `commission ${id}: ${rupees(amount)} of ${beneficiary}, ${status}, batch ${batch ?? '-'}${due ? ', due' : ''}`;

const itemLine = (item: Item, number: number, itemNo: number): string => {
  const { commission, amount, beneficiary, status, live, mark, dropped } = item;
  const standing = `${status}, ${live ? 'live' : 'let go'}${mark === null ? '' : `, ${mark}`}${dropped ? ', dropped' : ''}`;
  return `batch ${number}, item ${itemNo}: commission ${commission}, ${rupees(amount)} of ${beneficiary}, ${standing}`;
};

/** Who is an approver by now, but was not when the batch was made. */
const tooNew = ({ approvers }: State, number: number): string =>
  Object.entries(approvers)
    .filter(([, { active, since }]) => active && since >= number)
    .map(([who]) => who)
    .toSorted()
    .join(' ');

const batchLine = (state: State, batch: Batch, number: number): string => {
  const { status, count, needs, mayApprove, dayAmount, items, paid, requester, payerMayApprove } = batch;
  const kept = items.filter(({ dropped }) => !dropped);
  const total = rupees(kept.reduce((sum, { amount }) => sum + amount, 0));
  return (
    `batch ${number}: ${status}, ${count} of ${needs}${dayAmount === null ? '' : ` by ${rupees(dayAmount)} that day`}, ${kept.length} items of ${total}, ` +
    `paid ${paid === null ? '-' : rupees(paid)}, returned ${rupees(batch.returned)}, dropped and paid ${rupees(batch.lateDropped)}, ` +
    `${batch.begun ? 'begun, ' : ''}for ${requester ?? '-'}, ${payerMayApprove ? 'payer may approve, ' : ''}${mayApprove} may approve, too new: ${tooNew(state, number) || '-'}`
  );
};

/** What the tables of the state say, a fact a line; `tableLines` reads the same of the database. */
export const stateLines = (state: State): string[] => {
  const { commissions, batches, approvers, holds, done } = state;
  return [
    ...commissions.map(commissionLine),
    ...batches.flatMap((batch, index) => [
      batchLine(state, batch, index + 1),
      ...batch.items.map((item, at) => itemLine(item, index + 1, at + 1)),
      ...Object.entries(batch.votes).map(
        ([who, decision]) =>
          `batch ${index + 1}: ${decision} by ${who}, of ${isOfContent(batch, who as Person) ? 'its' : 'another'} content`,
      ),
    ]),
    ...Object.entries(approvers)
      .filter(([, approver]) => approver?.active)
      .map(([who]) => `${who as Person} is an approver`),
    ...holds.map(
      ({ key, by, open }, index) =>
        `hold ${holds.slice(0, index).filter((other) => other.key === key).length} of ${key}: by ${by}, ${open ? 'open' : 'lifted'}`,
    ),
    ...Object.keys(done).map((key) => `run ${key} is done`),
  ].toSorted();
};
