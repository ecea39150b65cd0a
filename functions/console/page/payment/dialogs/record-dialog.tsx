import { Link } from 'wouter';
import { formatRupees } from '../../../../../shared/domain/basics/format-rupees.ts';
import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import { settlesInline } from '../../../../../shared/domain/batches/settles-inline.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { NoteField } from '../../acts/note-field.tsx';
import { NOTHING_MARKED } from '../moments/marked.ts';
import { NO_RECORD, recordOf } from '../moments/record-of.ts';
import { WHAT_FOLLOWS } from '../moments/what-follows.ts';
import { useMarked } from '../use-marked.ts';
import { AmountHead } from './amount-head.tsx';
import { FailedPicker } from './failed-picker.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { OtherMoment } from './other-moment.tsx';
import { RecordDrift } from './record-drift.tsx';
import { ReferenceField } from './reference-field.tsx';
import { TallyList } from './tally-list.tsx';
import { amountsOf, useDriftItems } from './use-drift-items.ts';
import { useMoment } from './use-moment.ts';

const wholeOf = ({ payment, totalRecords, totalAmount }: BatchBody): Tally => {
  const { count, amount } = payment ?? { count: totalRecords, amount: totalAmount };
  return { count, amount: paiseFrom(amount) };
};

const useRecord = (batch: BatchBody) => {
  const moment = useMoment(batch, 'record', NO_RECORD);
  const marked = useMarked(batch);
  const items = useDriftItems(batch);
  const drift = batch.payment ? null : batch.drift;
  const facts = {
    whole: wholeOf(batch),
    marked: batch.payment ? marked : NOTHING_MARKED,
    drift,
    amounts: amountsOf(items),
  };
  return { moment, items, drift, plan: recordOf(facts, moment.draft) };
};

const wayBackOf = ({ totalRecords }: BatchBody): string =>
  `What is recorded as paid and comes back later is recorded then, what was paid after all too; the record itself stays.${
    settlesInline(totalRecords) ? '' : ' It takes some minutes, in the background: its progress is shown.'
  }`;

const NothingPaid = ({ begun }: { readonly begun: boolean }) => (
  <p style={{ margin: 0 }}>
    Nothing was paid, so there is no reference.{' '}
    {begun && (
      <>
        Is it to be paid after all, as this batch? Then{' '}
        <OtherMoment name="abort">abort the payment</OtherMoment> instead.
      </>
    )}
  </p>
);

/** What the bank did, said once, in figures that add up before they are sent. */
export const RecordDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const { moment, items, drift, plan } = useRecord(batch);
  const { draft, write } = moment;
  const { asked, paid, failed, exact } = plan;
  return (
    <MomentDialog
      {...{ batch, asked, moment }}
      path="disburse"
      title={`Record what the bank did with ${batch.batchReference}`}
      effect={paid.count > 0 ? `Record ${formatRupees(paid.amount)} as paid` : 'Record that nothing was paid'}
      wayBack={wayBackOf(batch)}
    >
      <AmountHead tally={paid} words={`recorded as paid${exact ? '' : ', at most'}.`} />
      {paid.count > 0 ? (
        <ReferenceField value={draft.reference} write={(reference) => write({ reference })} />
      ) : (
        <NothingPaid begun={drift === null} />
      )}
      {drift && <RecordDrift answer={draft} {...{ drift, items, write }} />}
      <FailedPicker
        {...{ batch }}
        picking={draft.picking}
        question="Which items did the bank not pay?"
        pick={(picking) => write({ picking })}
      />
      <TallyList
        tallies={[
          { name: 'Paid', tally: paid, bound: exact ? undefined : 'at most' },
          { name: 'Not paid', tally: failed, bound: exact ? undefined : 'at least' },
        ]}
      />
      {failed.count > 0 && (
        <p style={{ margin: 0 }}>
          {WHAT_FOLLOWS} <Link to="/holds">What is on hold</Link>
        </p>
      )}
      <NoteField label="Note (optional)" value={draft.notes} write={(notes) => write({ notes })} />
    </MomentDialog>
  );
};
