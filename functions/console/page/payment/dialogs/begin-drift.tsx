import { Button, Group, Radio } from '@mantine/core';
import { formatCount } from '../../../../../shared/domain/basics/format-count.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { againstWords } from '../moments/against-words.ts';
import { againstCount, type BeginDraft } from '../moments/begin-of.ts';
import classes from './dialogs.module.css';
import { DriftEntry } from './drift-entry.tsx';
import type { DriftItems } from './use-drift-items.ts';

type BeginDriftProps = {
  readonly drift: BatchBody['drift'];
  readonly items: DriftItems;
  readonly payHeld: readonly number[];
  readonly write: (said: Pick<BeginDraft, 'payHeld'>) => void;
};

type HeldChoiceProps = {
  readonly itemNo: number;
  readonly isPaid: boolean;
  readonly pay: (isPaid: boolean) => void;
};

const HeldChoice = ({ itemNo, isPaid, pay }: HeldChoiceProps) => (
  <Radio.Group
    label={`Item ${itemNo} is on hold`}
    value={isPaid ? 'pay' : 'leave'}
    onChange={(value) => pay(value === 'pay')}
  >
    <Group gap="md" mt={4}>
      <Radio value="leave" label="Leave it out" />
      <Radio value="pay" label="Pay it all the same" />
    </Group>
  </Radio.Group>
);

const ForAllHeld = ({ held, write }: Pick<BeginDriftProps, 'write'> & { readonly held: readonly number[] }) =>
  held.length > 1 && (
    <Group gap="xs">
      <span>The {formatCount(held.length)} on hold:</span>
      <Button size="compact-sm" variant="default" onClick={() => write({ payHeld: [] })}>
        Leave all out
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => write({ payHeld: held })}>
        Pay all the same
      </Button>
    </Group>
  );

/** What has drifted is left out; of what is on hold finance decides. */
export const BeginDrift = ({ drift, items, payHeld, write }: BeginDriftProps) => {
  const count = againstCount(drift);
  if (count === 0) return null;
  const pay = (itemNo: number, isPaid: boolean) =>
    write({ payHeld: isPaid ? [...payHeld, itemNo] : payHeld.filter((other) => other !== itemNo) });
  const held = drift.items.filter((entry) => entry.held).map(({ itemNo }) => itemNo);
  return (
    <fieldset className={classes.group}>
      <legend>{againstWords(drift)}</legend>
      <p>
        What is left out stays reserved until the payment is recorded. A later run takes it once nothing
        stands against it any more.
      </p>
      <ForAllHeld held={held} write={write} />
      <ul className={classes.against}>
        {drift.items.map((entry) => (
          <DriftEntry key={entry.itemNo} entry={entry} item={items.get(entry.itemNo)}>
            {entry.held ? (
              <HeldChoice
                itemNo={entry.itemNo}
                isPaid={payHeld.includes(entry.itemNo)}
                pay={(isPaid) => pay(entry.itemNo, isPaid)}
              />
            ) : (
              <p className={classes.dim}>It is left out.</p>
            )}
          </DriftEntry>
        ))}
      </ul>
      {count > drift.items.length && (
        <p>And {formatCount(count - drift.items.length)} more, which are all left out.</p>
      )}
    </fieldset>
  );
};
