import { Link } from 'wouter';
import type { CommissionOfPerson } from '../../../../shared/events/person-body.ts';
import { Money } from '../ui/money.tsx';
import table from '../ui/table.module.css';
import { When } from '../ui/when.tsx';
import { CommissionHistory } from './commission-history.tsx';
import { itemAddress } from './item-address.ts';

type Commission = CommissionOfPerson;

const InBatch = ({ commission }: { readonly commission: Commission }) => {
  const { batch, commissionId, paidAt, reference } = commission;
  if (!batch) return null;
  return (
    <>
      <Link to={itemAddress(batch.batchId, commissionId)}>{batch.batchReference}</Link>
      {reference && <div className={table.small}>under {reference}</div>}
      {paidAt && (
        <div className={table.small}>
          <When at={paidAt} />
        </div>
      )}
    </>
  );
};

const StateOf = ({ state, why, notes }: Pick<Commission, 'state' | 'why' | 'notes'>) => (
  <>
    {state}
    {[why, notes].map(
      (text) =>
        text && (
          <div key={text} className={table.small}>
            {text}
          </div>
        ),
    )}
  </>
);

const Row = ({ commission }: { readonly commission: Commission }) => (
  <tr>
    <th scope="row">
      {commission.commissionId}
      <div className={table.small}>
        {commission.createdAt ? <When at={commission.createdAt} /> : 'without a date'}
      </div>
      <div className={table.narrow}>
        <StateOf {...commission} />
        <div>
          <InBatch commission={commission} />
        </div>
      </div>
      <CommissionHistory history={commission.history} />
    </th>
    <td className={table.wide}>
      <StateOf {...commission} />
    </td>
    <td className={table.wide}>
      <InBatch commission={commission} />
    </td>
    <td className={table.right}>
      <Money amount={commission.amount} />
    </td>
  </tr>
);

type NoneProps = { readonly userId: string; readonly isFiltered: boolean };

const None = ({ userId, isFiltered }: NoneProps) =>
  isFiltered ? (
    <p>
      No commission of theirs is like that. <Link to={`/people/${userId}`}>Show all there are</Link>
    </p>
  ) : (
    <p>They have earned nothing yet: a commission appears here as soon as it is in the ledger.</p>
  );

type CommissionsTableProps = NoneProps & { readonly commissions: readonly Commission[] };

/** One page of them. */
export const CommissionsTable = ({ commissions, ...none }: CommissionsTableProps) => {
  if (commissions.length === 0) return <None {...none} />;
  return (
    <table className={table.table}>
      <caption>The newest number first</caption>
      <thead>
        <tr>
          <th scope="col">Commission</th>
          <th scope="col" className={table.wide}>
            Now
          </th>
          <th scope="col" className={table.wide}>
            Batch
          </th>
          <th scope="col" className={table.right}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {commissions.map((commission) => (
          <Row key={commission.commissionId} commission={commission} />
        ))}
      </tbody>
    </table>
  );
};
