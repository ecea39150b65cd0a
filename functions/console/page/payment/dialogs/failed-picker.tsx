import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { ItemPicker } from '../items/item-picker.tsx';
import type { Picking } from '../items/picking.ts';
import { ReasonField } from '../items/reason-field.tsx';
import { ReasonsForAll } from '../items/reasons-for-all.tsx';

type FailedPickerProps = {
  readonly batch: Pick<BatchBody, 'batchId'>;
  readonly question: string;
  readonly picking: Picking;
  readonly pick: (picking: Picking) => void;
};

/** Items that the bank did not pay, and why not. */
export const FailedPicker = ({ batch, question, picking, pick }: FailedPickerProps) => (
  <ItemPicker
    batchId={batch.batchId}
    question={question}
    choosable="open"
    picking={picking}
    pick={pick}
    forAll={<ReasonsForAll chosen={picking.chosen} choose={(chosen) => pick({ ...picking, chosen })} />}
    forEach={(item, say) => <ReasonField item={item} say={say} />}
  />
);
