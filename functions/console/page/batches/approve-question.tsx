import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import { Loading } from '../ui/loading.tsx';
import { Money } from '../ui/money.tsx';
import { ApproveLines } from './approve-lines.tsx';
import type { ChosenBatch } from './chosen-batch.ts';
import { sumAmounts } from './sum-amounts.ts';
import { type ChosenRead, useChosenRead } from './use-chosen-read.ts';

type ApproveQuestionProps = {
  readonly chosen: readonly ChosenBatch[];
  readonly begin: (batches: readonly BatchBody[], notes: string) => void;
  readonly close: () => void;
};

const remainingOf = (read: readonly ChosenRead[]): readonly BatchBody[] =>
  read.flatMap((each) => (each.kind === 'remains' ? [each.batch] : []));

const leftOutLines = (read: readonly ChosenRead[]) =>
  read.flatMap((each) => (each.kind === 'left out' ? [{ batch: each.chosen, below: each.because }] : []));

const effectOf = (batches: readonly BatchBody[], sum: string): string =>
  batches.length === 0
    ? 'None of them can be approved here'
    : `Approve ${counted(batches.length, 'batch', 'batches')}, ${formatRupees(sum)}`;

/** What is about to be approved, counted and summed; what is left out, and why. */
export const ApproveQuestion = ({ chosen, begin, close }: ApproveQuestionProps) => {
  const read = useChosenRead(chosen);
  const { draft: notes, write, clear } = useDraft('batches:approve', '');
  const [batches, leftOut] = [remainingOf(read), leftOutLines(read)];
  const reading = read.some(({ kind }) => kind === 'reading');
  const sum = sumAmounts(batches.map(({ totalAmount }) => totalAmount));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reading || batches.length === 0) return;
    begin(batches, notes);
    clear();
  };
  if (reading) return <Loading what="each chosen batch as it is now" lines={chosen.length + 2} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Money amount={sum} size="headline" />
        {batches.length > 0 && (
          <ApproveLines
            title={`${counted(batches.length, 'batch', 'batches')}, as they are now`}
            lines={batches.map((batch) => ({ batch }))}
          />
        )}
        {leftOut.length > 0 && (
          <ApproveLines title="Left out: each needs a look of its own" lines={leftOut} />
        )}
        <NoteField label="Note, kept with each approval (may be empty)" value={notes} write={write} />
        <p style={{ margin: 0, color: 'var(--page-dim)' }}>
          You can withdraw each approval while its batch awaits others. Once a batch is approved, finance can
          cancel it until its payment begins.
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Go back
          </Button>
          <Button type="submit" disabled={batches.length === 0}>
            {effectOf(batches, sum)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
