import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Callout } from '../ui/callout.tsx';
import classes from './payment.module.css';
import { PaymentActs } from './payment-acts.tsx';
import { PaymentFigures } from './payment-figures.tsx';
import { PaymentSteps } from './payment-steps.tsx';
import { SettlingProgress } from './settling-progress.tsx';
import { unansweredWords } from './unanswered-words.ts';

const Cancelled = () => (
  <p>
    This batch is cancelled, and pays nothing. Should the bank have paid some of it all the same, record that
    here.
  </p>
);

const Unanswered = ({ batch }: { readonly batch: BatchBody }) => (
  <Callout kind="look">
    <p>
      This batch {unansweredWords(batch)}, so the bank may have paid it. Nobody can decide on it until finance
      has said what the bank did.
    </p>
  </Callout>
);

const Stage = ({ batch }: { readonly batch: BatchBody }) => {
  if (Object.values(batch.may).includes('adopted-unanswered')) return <Unanswered batch={batch} />;
  return batch.status === 'cancelled' ? <Cancelled /> : <PaymentSteps batch={batch} />;
};

/** Where the money of an approved batch is, and what can be done about it. */
export const PaymentPart = ({ batch }: { readonly batch: BatchBody }) => (
  <section aria-labelledby="payment-title" className={classes.part}>
    <h2 id="payment-title">Payment</h2>
    <Stage batch={batch} />
    <SettlingProgress batch={batch} />
    <PaymentFigures batch={batch} />
    <PaymentActs batch={batch} />
  </section>
);
