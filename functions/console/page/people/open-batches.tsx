import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { PersonBody } from '../../../../shared/events/person-body.ts';
import { Money } from '../ui/money.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import table from '../ui/table.module.css';
import classes from './people.module.css';

/** The batches that have something for them and are not over. */
export const OpenBatches = ({ batches }: { readonly batches: PersonBody['openBatches'] }) =>
  batches.length > 0 && (
    <section aria-labelledby="on-the-way" className={classes.part}>
      <h2 id="on-the-way">On the way</h2>
      <table className={table.table}>
        <caption>In these batches, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Batch</th>
            <th scope="col" className={table.wide}>
              State
            </th>
            <th scope="col" className={table.right}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map(({ batchId, batchReference, state, count, amount }) => (
            <tr key={batchId}>
              <th scope="row">
                <Link to={`/batches/${batchId}`}>{batchReference}</Link>
                <div className={table.small}>{counted(count, 'commission')}</div>
                <div className={table.narrow}>
                  <StateMark state={state} />
                </div>
              </th>
              <td className={table.wide}>
                <StateMark state={state} />
              </td>
              <td className={table.right}>
                <Money amount={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
