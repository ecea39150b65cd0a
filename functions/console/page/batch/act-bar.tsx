import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { BatchAction } from '../../../../shared/domain/batches/batch-permissions.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { ActButton } from '../acts/act-button.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { DecideDialogs } from '../decide/decide-dialogs.tsx';
import classes from './act-bar.module.css';
import { useHasVoted } from './use-has-voted.ts';
import { whyNot } from './why-not.ts';

type Offered = { readonly action: BatchAction; readonly name: string; readonly primary?: boolean };

/** In the order in which people need them; what the batch is beyond is not offered any more. */
const offeredFor = (batch: BatchBody, hasVoted: boolean): readonly Offered[] => {
  if (batch.status !== 'pending_approval') return [];
  const drifted = batch.drift.count > 0;
  return [
    ...(drifted
      ? [{ action: 'drop', name: 'Drop what cannot be paid', primary: batch.may.drop === true } as const]
      : []),
    ...(hasVoted
      ? [{ action: 'withdraw', name: 'Withdraw my vote' } as const]
      : [
          {
            action: 'approve',
            name: `Approve ${formatRupees(batch.totalAmount)}`,
            primary: !drifted,
          } as const,
        ]),
    { action: 'reject', name: 'Reject' },
    { action: 'cancel', name: 'Cancel the batch' },
  ];
};

type ActBarProps = {
  readonly batch: BatchBody;
  readonly hasChanged: boolean;
  readonly acted: (contentHash: string | null) => void;
};

/** What can be done, in reach of the thumb; each leads to a dialog that says it again. */
export const ActBar = ({ batch, hasChanged, acted }: ActBarProps) => {
  const { open } = useOpenAct();
  const offered = offeredFor(batch, useHasVoted(batch));
  return (
    <>
      {offered.length > 0 && !hasChanged && (
        <section className={classes.bar} aria-label="What you can do" data-not-printed>
          {offered.map(({ action, name, primary = false }) => (
            <ActButton
              key={action}
              whyNot={whyNot(batch, action)}
              onClick={() => open(action)}
              primary={primary && batch.may[action] === true}
            >
              {name}
            </ActButton>
          ))}
        </section>
      )}
      <DecideDialogs batch={batch} hasChanged={hasChanged} acted={acted} />
    </>
  );
};
