import { Button } from '@mantine/core';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Callout } from '../ui/callout.tsx';
import { Money } from '../ui/money.tsx';

type ChangedNoteProps = {
  readonly seen: BatchBody;
  readonly batch: BatchBody;
  readonly see: () => void;
};

/** The batch is not what somebody is looking at any more: what it was, what it is, and that they know. */
export const ChangedNote = ({ seen, batch, see }: ChangedNoteProps) => (
  <Callout kind="look" title="This batch has changed since you opened it" announce>
    <p>
      It held {counted(seen.totalRecords, 'commission')}, <Money amount={seen.totalAmount} />; now it holds{' '}
      {counted(batch.totalRecords, 'commission')}, <Money amount={batch.totalAmount} />. Votes for what it was
      count no more. Everything below is as it is now.
    </p>
    <Button onClick={see}>I have seen it: show what I can do</Button>
  </Callout>
);
