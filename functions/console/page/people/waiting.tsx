import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { PersonBody } from '../../../../shared/events/person-body.ts';
import { Money } from '../ui/money.tsx';
import table from '../ui/table.module.css';
import { When } from '../ui/when.tsx';
import classes from './people.module.css';
import { wayOutOf } from './way-out.ts';

type WaitingRow = PersonBody['waitingBy'][number];

const NextRun = ({ nextRun: { at, why } }: Pick<PersonBody, 'nextRun'>) =>
  at ? (
    <>
      The next run comes <When at={at} />.
    </>
  ) : (
    why
  );

const WayOut = ({ row, nextRun }: { readonly row: WaitingRow } & Pick<PersonBody, 'nextRun'>) => {
  const way = wayOutOf(row.reason);
  if (way) return way.to ? <Link to={way.to}>{way.text}</Link> : way.text;
  return row.state === 'waits' ? <NextRun nextRun={nextRun} /> : null;
};

const sentence = (why: string): string => `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;

const Row = ({ row, nextRun }: { readonly row: WaitingRow } & Pick<PersonBody, 'nextRun'>) => (
  <tr>
    <th scope="row">
      {sentence(row.why)}
      <div className={table.small}>{counted(row.count, 'commission')}</div>
      <div className={table.narrow}>
        <WayOut row={row} nextRun={nextRun} />
      </div>
    </th>
    <td className={table.wide}>
      <WayOut row={row} nextRun={nextRun} />
    </td>
    <td className={table.right}>
      <Money amount={row.amount} />
    </td>
  </tr>
);

/** What is approved and in no batch: why, and what gets it paid. */
export const Waiting = ({ person }: { readonly person: PersonBody }) =>
  person.waitingBy.length > 0 && (
    <section aria-labelledby="waiting" className={classes.part}>
      <h2 id="waiting">What waits, and why</h2>
      <table className={table.table}>
        <caption>The largest sum first</caption>
        <thead>
          <tr>
            <th scope="col">Why</th>
            <th scope="col" className={table.wide}>
              What happens next
            </th>
            <th scope="col" className={table.right}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {person.waitingBy.map((row) => (
            <Row key={row.reason} row={row} nextRun={person.nextRun} />
          ))}
        </tbody>
      </table>
    </section>
  );
