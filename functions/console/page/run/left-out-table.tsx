import { VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import type { LeftOutCommission } from '../../../../shared/events/left-out-body.ts';
import { PersonName } from '../ui/person-name.tsx';
import table from '../ui/table.module.css';
import { When } from '../ui/when.tsx';
import { LedgerAmount } from './ledger-amount.tsx';

type Commission = { readonly commission: LeftOutCommission };

const Whose = ({ commission: { beneficiary } }: Commission) => {
  if (!beneficiary) return <>nobody is named</>;
  return beneficiary.name === null ? (
    <PersonName person={beneficiary} />
  ) : (
    <Link to={`/people/${beneficiary.userId}`}>
      <PersonName person={beneficiary} />
    </Link>
  );
};

const Since = ({ commission: { createdAt } }: Commission) =>
  createdAt ? <When at={createdAt} exact /> : <>no date</>;

const Holder = ({ commission: { batchId } }: Commission) =>
  batchId && <Link to={`/batches/${batchId}`}>batch {batchId}</Link>;

const Row = ({ commission }: Commission) => (
  <tr>
    <th scope="row">
      <Whose commission={commission} />
      <div className={`${table.small} ${table.narrow}`}>
        commission {commission.commissionId}, <Since commission={commission} />{' '}
        <Holder commission={commission} />
      </div>
    </th>
    <td className={table.wide}>{commission.commissionId}</td>
    <td className={table.wide}>
      <Since commission={commission} />
    </td>
    <td className={table.wide}>
      <Holder commission={commission} />
    </td>
    <td className={table.right}>
      <LedgerAmount amount={commission.amount} />
    </td>
  </tr>
);

/** Commissions as the ledger has them. */
export const LeftOutTable = ({ commissions }: { readonly commissions: readonly LeftOutCommission[] }) => (
  <table className={table.table}>
    <caption>
      <VisuallyHidden>Commissions left out</VisuallyHidden>
    </caption>
    <thead>
      <tr>
        <th scope="col">For</th>
        <th scope="col" className={table.wide}>
          Commission
        </th>
        <th scope="col" className={table.wide}>
          Made
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
