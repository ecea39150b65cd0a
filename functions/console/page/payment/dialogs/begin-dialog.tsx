import { formatRupees } from '../../../../../shared/domain/basics/format-rupees.ts';
import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { NoteField } from '../../acts/note-field.tsx';
import { beginOf, NO_BEGIN } from '../moments/begin-of.ts';
import { AmountHead } from './amount-head.tsx';
import { BeginDrift } from './begin-drift.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { OtherMoment } from './other-moment.tsx';
import { TallyList } from './tally-list.tsx';
import { amountsOf, useDriftItems } from './use-drift-items.ts';
import { useMoment } from './use-moment.ts';

const approvedOf = ({ totalRecords, totalAmount }: BatchBody): Tally => ({
  count: totalRecords,
  amount: paiseFrom(totalAmount),
});

/** From here on the bank may pay. */
export const BeginDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const moment = useMoment(batch, 'begin', NO_BEGIN);
  const { draft, write } = moment;
  const items = useDriftItems(batch);
  const { asked, paid, leftOut, exact } = beginOf(batch, draft, amountsOf(items));
  return (
    <MomentDialog
      {...{ batch, asked, moment }}
      path="payment"
      title={`Begin the payment of ${batch.batchReference}`}
      effect={`Begin: pay ${exact ? '' : 'at most '}${formatRupees(paid.amount)}`}
      wayBack="Until the payment is recorded finance can abort it (another person, where there is one), if the bank paid nothing. From now on nobody can cancel the batch."
    >
      <AmountHead
        tally={paid}
        words={`what the bank is ${exact ? '' : 'at most '}asked to pay. It is fixed now, and checked for the last time.`}
      />
      <BeginDrift drift={batch.drift} items={items} payHeld={draft.payHeld} write={write} />
      {leftOut.count > 0 && (
        <TallyList
          tallies={[
            { name: 'Approved in all', tally: approvedOf(batch) },
            { name: 'To pay', tally: paid, bound: exact ? undefined : 'at most' },
            { name: 'Left out', tally: leftOut, bound: exact ? undefined : 'at least' },
          ]}
        />
      )}
      <p style={{ margin: 0 }}>
        This page sends nothing to the bank: give the bank its file as ever. What to pay is listed under Items
        of this batch, and taken away from there as Excel or CSV; neither is a bank's own format.
      </p>
      <p style={{ margin: 0 }}>
        The bank has paid it already? Then begin nothing:{' '}
        <OtherMoment name="record">record what it did</OtherMoment>.
      </p>
      <NoteField label="Note (optional)" value={draft.notes} write={(notes) => write({ notes })} />
    </MomentDialog>
  );
};
