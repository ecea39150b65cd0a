import { Radio, Stack } from '@mantine/core';
import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { NoteField } from '../../acts/note-field.tsx';
import { type AnswerDraft, answerOf, NO_ANSWER } from '../moments/answer-of.ts';
import { unansweredWords } from '../unanswered-words.ts';
import { AmountHead } from './amount-head.tsx';
import { FailedPicker } from './failed-picker.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import { ReferenceField } from './reference-field.tsx';
import { useMoment } from './use-moment.ts';

type FieldsProps = {
  readonly batch: BatchBody;
  readonly draft: AnswerDraft;
  readonly write: (said: Partial<AnswerDraft>) => void;
};

const PaidFields = ({ batch, draft, write }: FieldsProps) => (
  <>
    {draft.picking.chosen.length < batch.totalRecords && (
      <ReferenceField value={draft.reference} write={(reference) => write({ reference })} />
    )}
    <FailedPicker
      batch={batch}
      question="Which items did the bank not pay?"
      picking={draft.picking}
      pick={(picking) => write({ picking })}
    />
    <NoteField label="Note (optional)" value={draft.notes} write={(notes) => write({ notes })} />
  </>
);

const effectOf = ({ bankPaid }: AnswerDraft): string => {
  if (bankPaid === null) return 'Answer';
  return bankPaid ? 'Record what the bank paid' : 'Cancel it: the bank paid nothing';
};

/** A batch that the old page had in processing, or that is held since a restore: until somebody says what the bank did, nobody decides on it. */
export const AdoptedAnswerDialog = ({ batch }: { readonly batch: BatchBody }) => {
  const moment = useMoment(batch, 'adopted-answer', NO_ANSWER);
  const { draft, write } = moment;
  const { bankPaid } = draft;
  return (
    <MomentDialog
      {...{ batch, moment }}
      asked={answerOf(draft, batch.totalRecords)}
      path="adopted-answer"
      title={`What the bank did with ${batch.batchReference}`}
      effect={effectOf(draft)}
      grave={bankPaid === false}
      wayBack="It is answered once. What was paid and comes back, or is paid after all, is recorded afterwards."
    >
      <AmountHead
        tally={{ count: batch.totalRecords, amount: paiseFrom(batch.totalAmount) }}
        words={`this batch ${unansweredWords(batch)}, so the bank may have paid it.`}
      />
      <Radio.Group
        label="Did the bank pay it?"
        value={bankPaid === null ? '' : String(bankPaid)}
        onChange={(value) => write({ bankPaid: value === 'true' })}
        required
      >
        <Stack gap="xs" mt={4}>
          <Radio value="true" label="Yes, all of it or some" />
          <Radio value="false" label="No, nothing of it" />
        </Stack>
      </Radio.Group>
      {bankPaid && <PaidFields {...{ batch, draft, write }} />}
      {bankPaid === false && (
        <NoteField
          label="How you know that the bank paid nothing"
          value={draft.reason}
          write={(reason) => write({ reason })}
          required
        />
      )}
    </MomentDialog>
  );
};
