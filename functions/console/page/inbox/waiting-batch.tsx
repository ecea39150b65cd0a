import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { WaitingBody } from '../../../../shared/events/inbox-body.ts';
import { Money } from '../ui/money.tsx';
import { PeopleNames } from '../ui/people-names.tsx';
import { When } from '../ui/when.tsx';
import type { Errand } from './errand.ts';
import classes from './waiting-batch.module.css';

const LEADS: Readonly<Record<Errand, string>> = {
  vote: 'Review',
  pay: 'Pay',
  record: 'Record what the bank did',
  see: 'Look',
};

const Approvals = ({ batch }: { readonly batch: WaitingBody }) => (
  <>
    {batch.approvalCount} of {batch.requiredApprovals} approvals
    {batch.votes.length > 0 && (
      <>
        {' '}
        (<PeopleNames people={batch.votes} />)
      </>
    )}
  </>
);

/** Whose move it is, where it is not one's own. */
const Awaited = ({ batch, what }: { readonly batch: WaitingBody; readonly what: Errand }) => {
  if (what !== 'see' && batch.status !== 'pending_approval') return null;
  if (batch.awaited.length === 0) return <span className={classes.look}>nobody can act on it now</span>;
  return (
    <span>
      {what === 'see' ? 'waits for ' : 'may approve: '}
      <PeopleNames people={batch.awaited} />
    </span>
  );
};

type WaitingBatchProps = { readonly batch: WaitingBody; readonly what: Errand };

/** One batch of the inbox: how much, how old, whose move. All of it leads there. */
export const WaitingBatch = ({ batch, what }: WaitingBatchProps) => (
  <li className={classes.batch}>
    <div className={classes.first}>
      <Link to={`/batches/${batch.batchId}`} className={classes.reference}>
        {batch.batchReference}
      </Link>
      <Money amount={batch.totalAmount} size="strong" />
    </div>
    <p className={classes.more}>
      <span>
        {batch.begunAt ? 'begun' : 'made'} <When at={batch.begunAt ?? batch.createdAt} />
      </span>
      <span>{counted(batch.totalRecords, 'commission')}</span>
      <span>
        <Approvals batch={batch} />
      </span>
      <Awaited batch={batch} what={what} />
    </p>
    <span className={classes.lead} aria-hidden="true">
      {LEADS[what]} →
    </span>
  </li>
);
