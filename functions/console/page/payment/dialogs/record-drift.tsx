import { Checkbox, Radio, Stack } from '@mantine/core';
import { counted } from '../../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../../shared/domain/basics/format-count.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { againstCount } from '../moments/begin-of.ts';
import { answeredNow, type DriftAnswer, standingAnswer } from '../moments/drift-answer.ts';
import classes from './dialogs.module.css';
import { DriftEntry } from './drift-entry.tsx';
import type { DriftItems } from './use-drift-items.ts';

type RecordDriftProps = {
  readonly answer: DriftAnswer;
  readonly drift: BatchBody['drift'];
  readonly items: DriftItems;
  readonly write: (said: Partial<DriftAnswer>) => void;
};

const ANSWERS: readonly { readonly drifted: NonNullable<DriftAnswer['drifted']>; readonly name: string }[] = [
  { drifted: 'paid', name: 'It paid all of them, as they were approved' },
  { drifted: 'failed', name: 'It paid none of them' },
  { drifted: 'some', name: 'It paid some of them' },
];

/** Nobody had begun, so the bank may have paid what had changed by then: finance says what it did, and nobody has to lie. */
export const RecordDrift = ({ drift, items, answer, write }: RecordDriftProps) => {
  const { paidAsApproved } = answer;
  const drifted = standingAnswer(drift, answer);
  const count = againstCount(drift);
  if (count === 0) return null;
  const say = (itemNo: number, isPaid: boolean) =>
    write({
      paidAsApproved: isPaid
        ? [...paidAsApproved, itemNo]
        : paidAsApproved.filter((other) => other !== itemNo),
    });
  return (
    <fieldset className={classes.group}>
      <legend>{counted(count, 'item')} drifted, or on hold</legend>
      {answer.drifted !== null && drifted === null && (
        <p role="status">Others have drifted since you answered: look at them, and answer again.</p>
      )}
      <Radio.Group
        label="What did the bank do with them?"
        value={drifted ?? ''}
        onChange={(said) => write({ drifted: said as DriftAnswer['drifted'], ...answeredNow(drift) })}
        required
      >
        <Stack gap="xs" mt={4}>
          {ANSWERS.map(({ drifted: said, name }) => (
            <Radio key={said} value={said} label={name} />
          ))}
        </Stack>
      </Radio.Group>
      <ul className={classes.against}>
        {drift.items.map((entry) => (
          <DriftEntry key={entry.itemNo} entry={entry} item={items.get(entry.itemNo)}>
            {drifted === 'some' && (
              <Checkbox
                label={`Item ${entry.itemNo} was paid as it was approved`}
                checked={paidAsApproved.includes(entry.itemNo)}
                onChange={({ currentTarget }) => say(entry.itemNo, currentTarget.checked)}
              />
            )}
          </DriftEntry>
        ))}
      </ul>
      {count > drift.items.length && (
        <p>
          And {formatCount(count - drift.items.length)} more, which are recorded as{' '}
          {drifted === 'paid' ? 'paid' : 'not paid'}.
        </p>
      )}
    </fieldset>
  );
};
