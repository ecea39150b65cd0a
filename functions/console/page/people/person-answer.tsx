import { Link } from 'wouter';
import { agree } from '../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { PersonBody } from '../../../../shared/events/person-body.ts';
import { Money } from '../ui/money.tsx';
import { When } from '../ui/when.tsx';
import classes from './people.module.css';

const InBatches = ({ sums: { inOpenBatches } }: PersonBody) =>
  inOpenBatches.count > 0 && (
    <p>
      <Money amount={inOpenBatches.amount} size="strong" /> in {counted(inOpenBatches.count, 'commission')}{' '}
      {agree(inOpenBatches.count, 'is', 'are')} on the way, in batches that are not over.
    </p>
  );

const CameBack = ({ lastReturn }: PersonBody) =>
  lastReturn && (
    <p>
      <Money amount={lastReturn.amount} size="strong" /> came back from the bank
      {lastReturn.at && (
        <>
          {' '}
          on <When at={lastReturn.at} exact />
        </>
      )}
      {lastReturn.notes && ` (${lastReturn.notes})`}; it was in{' '}
      <Link to={`/batches/${lastReturn.batch.batchId}`}>{lastReturn.batch.batchReference}</Link>.
    </p>
  );

const PaidLast = ({ lastPayment }: PersonBody) =>
  lastPayment && (
    <p>
      Paid last: <Money amount={lastPayment.amount} size="strong" />
      {lastPayment.at && (
        <>
          {' '}
          on <When at={lastPayment.at} exact />
        </>
      )}
      , with <Link to={`/batches/${lastPayment.batch.batchId}`}>{lastPayment.batch.batchReference}</Link>
      {lastPayment.reference && `, under ${lastPayment.reference}`}.
    </p>
  );

/** In the order in which somebody on the telephone asks. */
export const PersonAnswer = ({ person }: { readonly person: PersonBody }) => {
  const { waiting } = person.sums;
  return (
    <section aria-label="In short" className={classes.answer}>
      {waiting.count > 0 ? (
        <p>
          <Money amount={waiting.amount} size="headline" />
          <br />
          in {counted(waiting.count, 'commission')} {agree(waiting.count, 'waits', 'wait')}: approved, and in
          no batch.
        </p>
      ) : (
        <p>Nothing waits: no approved commission of theirs is outside of a batch.</p>
      )}
      <InBatches {...person} />
      <CameBack {...person} />
      <PaidLast {...person} />
    </section>
  );
};
