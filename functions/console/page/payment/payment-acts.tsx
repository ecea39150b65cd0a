import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { ActButton } from '../acts/act-button.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { type MomentName, momentsOf } from './moments/moments-of.ts';
import { whyNotMoment } from './moments/why-not-moment.ts';
import classes from './payment.module.css';
import { useHasDropped } from './use-has-dropped.ts';

const NAMES: Readonly<Record<MomentName, (batch: BatchBody) => string>> = {
  begin: ({ totalAmount }) => `Begin the payment of ${formatRupees(totalAmount)}`,
  record: ({ payment }) => (payment ? 'Record what the bank did' : 'Record: the bank has paid it already'),
  failures: () => 'Name what failed',
  abort: () => 'Abort: the bank paid nothing',
  late: () => 'Record what was paid after all',
  return: () => 'Record what came back',
  'cancel-approved': () => 'Cancel the batch',
  'adopted-answer': () => 'Say what the bank did with it',
};

/** What can be done about the money of the batch, the usual thing first. */
export const PaymentActs = ({ batch }: { readonly batch: BatchBody }) => {
  const { open } = useOpenAct();
  const moments = momentsOf(batch, useHasDropped(batch.batchId));
  if (moments.length === 0) return null;
  return (
    <div className={classes.acts}>
      {moments.map((moment, index) => {
        const whyNot = whyNotMoment(batch, moment);
        const { name } = moment;
        const isPrimary = index === 0 && batch.status === 'processing' && whyNot === undefined;
        return (
          <div key={name} className={isPrimary ? classes.primary : undefined}>
            <ActButton whyNot={whyNot} onClick={() => open(name)} primary={isPrimary}>
              {NAMES[name](batch)}
            </ActButton>
          </div>
        );
      })}
    </div>
  );
};
